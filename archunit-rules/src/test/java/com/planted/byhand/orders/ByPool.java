package com.planted.byhand.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The pool hands out connections that do not commit by themselves. */
public final class ByPool {

    private final NotificationChannel channel;

    ByPool(NotificationChannel channel) {
        this.channel = channel;
    }

    boolean remind(DataSource database, NotificationMessage message) throws SQLException {
        try (Connection connection = database.getConnection()) {
            boolean sent = sent(message);
            connection.commit();
            return sent;
        }
    }

    private boolean sent(NotificationMessage message) {
        return channel.send(message).success();
    }
}
