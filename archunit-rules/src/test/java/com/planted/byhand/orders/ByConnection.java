package com.planted.byhand.orders;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

public final class ByConnection {

    boolean remind(DataSource database, NotificationChannel channel, NotificationMessage message) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO reminder DEFAULT VALUES")) {
                insert.executeUpdate();
                boolean sent = channel.send(message).success();
                connection.commit();
                return sent;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }
}
