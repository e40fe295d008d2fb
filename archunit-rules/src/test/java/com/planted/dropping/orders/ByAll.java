package com.planted.dropping.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import dev.keyport.port.notification.NotificationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

public final class ByAll {

    void remind(NotificationChannel channel, List<NotificationMessage> messages, ExecutorService executor)
            throws InterruptedException {
        List<Callable<NotificationResult>> sending = new ArrayList<>();
        for (NotificationMessage message : messages) {
            sending.add(() -> channel.send(message));
        }
        executor.invokeAll(sending);
    }
}
