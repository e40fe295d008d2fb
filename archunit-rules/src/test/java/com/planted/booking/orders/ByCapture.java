package com.planted.booking.orders;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import dev.keyport.port.notification.NotificationResult;
import java.util.function.Supplier;

public final class ByCapture {

    boolean remind(TenantDatabase database, NotificationChannel channel, NotificationMessage message) {
        Supplier<NotificationResult> sending = () -> channel.send(message);
        return database.inTransaction("caller", handle -> sending.get().success());
    }
}
