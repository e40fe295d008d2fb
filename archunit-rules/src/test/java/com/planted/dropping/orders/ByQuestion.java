package com.planted.dropping.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;

public final class ByQuestion {

    boolean remind(NotificationChannel channel, NotificationMessage message) {
        return channel.send(message) != null;
    }
}
