package com.planted.byhand.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Reads by a connection of its own before it commits. */
public final class ByLookup {

    private final DataSource database;

    ByLookup(DataSource database) {
        this.database = database;
    }

    boolean remind(NotificationChannel channel, NotificationMessage message) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean sent = channel.send(message).success();
            if (readable()) {
                connection.commit();
            }
            return sent;
        }
    }

    private boolean readable() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(1);
        }
    }
}
