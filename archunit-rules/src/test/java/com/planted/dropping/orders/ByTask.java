package com.planted.dropping.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import java.util.concurrent.ExecutorService;

public final class ByTask {

    void remind(NotificationChannel channel, NotificationMessage message, ExecutorService executor) {
        executor.submit(() -> channel.send(message));
    }
}
