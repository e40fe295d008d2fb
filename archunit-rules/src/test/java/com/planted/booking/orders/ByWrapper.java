package com.planted.booking.orders;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import java.util.function.Supplier;

public final class ByWrapper {

    private final TenantDatabase database;

    ByWrapper(TenantDatabase database) {
        this.database = database;
    }

    private <R> R saved(Supplier<R> work) {
        return database.inTransaction("caller", handle -> work.get());
    }

    boolean remind(NotificationChannel channel, NotificationMessage message) {
        return saved(() -> channel.send(message).success());
    }
}
