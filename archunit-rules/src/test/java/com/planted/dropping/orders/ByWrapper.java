package com.planted.dropping.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import dev.keyport.port.notification.NotificationResult;

public final class ByWrapper {

    void remind(NotificationChannel channel, NotificationMessage message) {
        sent(channel, message);
    }

    private NotificationResult sent(NotificationChannel channel, NotificationMessage message) {
        return channel.send(message);
    }
}
