package com.planted.dropping.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import java.util.concurrent.CompletableFuture;

public final class ByJoin {

    void remind(NotificationChannel channel, NotificationMessage message) {
        CompletableFuture.supplyAsync(() -> channel.send(message)).join();
    }
}
