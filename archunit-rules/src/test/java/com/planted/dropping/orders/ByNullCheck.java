package com.planted.dropping.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import java.util.Objects;

public final class ByNullCheck {

    void remind(NotificationChannel channel, NotificationMessage message) {
        Objects.requireNonNull(channel.send(message));
    }
}
