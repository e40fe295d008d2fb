package com.planted.booking.orders;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import dev.keyport.port.notification.NotificationResult;

public final class ByLambda {

    NotificationResult remind(TenantDatabase database, NotificationChannel channel, NotificationMessage message) {
        return database.inTransaction("caller", handle -> channel.send(message));
    }
}
