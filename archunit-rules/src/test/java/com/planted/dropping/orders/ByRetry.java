package com.planted.dropping.orders;

import dev.keyport.port.IntegrationException;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import java.util.function.Supplier;

public final class ByRetry {

    void remind(NotificationChannel channel, NotificationMessage message) {
        twice(() -> channel.send(message));
    }

    private static <T> T twice(Supplier<T> work) {
        try {
            return work.get();
        } catch (IntegrationException e) {
            return work.get();
        }
    }
}
