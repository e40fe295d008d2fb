package com.planted.booking.orders;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

public final class ByOwnDoor {

    private final TenantDatabase database;

    ByOwnDoor(TenantDatabase database) {
        this.database = database;
    }

    private <R> R saved(Function<Handle, R> work) {
        return database.inTransaction("caller", work);
    }

    boolean remind(NotificationChannel channel, NotificationMessage message) {
        return saved(handle -> channel.send(message).success());
    }
}
