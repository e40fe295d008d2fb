package com.planted.dropping.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import java.util.concurrent.CompletableFuture;

public final class ByNextStep {

    void remind(NotificationChannel channel, NotificationMessage message, Runnable next) {
        CompletableFuture.supplyAsync(() -> channel.send(message)).thenRun(next);
    }
}
