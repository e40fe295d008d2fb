package com.planted.dropping.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import java.util.concurrent.CompletableFuture;

public final class ByWord {

    CompletableFuture<String> remind(NotificationChannel channel, NotificationMessage message) {
        return CompletableFuture.supplyAsync(() -> channel.send(message)).thenApply(result -> "sent");
    }
}
