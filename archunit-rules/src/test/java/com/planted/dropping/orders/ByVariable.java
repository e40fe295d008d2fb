package com.planted.dropping.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import dev.keyport.port.notification.NotificationResult;

public final class ByVariable {

    @SuppressWarnings("UnusedVariable")
    void remind(NotificationChannel channel, NotificationMessage message) {
        NotificationResult ignored = channel.send(message);
    }
}
