package com.planted.dropping.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import java.util.concurrent.Executor;

public final class ByLambda {

    void remind(NotificationChannel channel, NotificationMessage message, Executor executor) {
        executor.execute(() -> channel.send(message));
    }
}
