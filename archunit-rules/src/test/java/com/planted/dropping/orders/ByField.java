package com.planted.dropping.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import dev.keyport.port.notification.NotificationResult;

public final class ByField {

    @SuppressWarnings({"unused", "UnusedVariable"})
    private NotificationResult last;

    void remind(NotificationChannel channel, NotificationMessage message) {
        last = channel.send(message);
    }
}
