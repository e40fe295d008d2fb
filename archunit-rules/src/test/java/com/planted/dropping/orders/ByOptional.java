package com.planted.dropping.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import dev.keyport.port.notification.NotificationResult;
import java.util.Optional;

public final class ByOptional {

    void remind(Optional<NotificationChannel> channel, NotificationMessage message) {
        Optional<NotificationResult> unused = channel.map(present -> present.send(message));
    }
}
