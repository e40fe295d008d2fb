package com.planted.byhand.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import java.sql.SQLException;

public final class ByOwnTemplate {

    boolean remind(Saving saving, NotificationChannel channel, NotificationMessage message) throws SQLException {
        return saving.saved(connection -> channel.send(message).success());
    }
}
