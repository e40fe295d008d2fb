package com.planted.dropping.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;

public final class ByStatement {

    void remind(NotificationChannel channel, NotificationMessage message) {
        channel.send(message);
    }
}
