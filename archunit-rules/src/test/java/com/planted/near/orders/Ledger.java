package com.planted.near.orders;

import dev.keyport.port.Outcome;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/** Calls before, after and between transactions that are written by hand. */
final class Ledger {

    private final DataSource database;
    private final NotificationChannel channel;

    Ledger(DataSource database, NotificationChannel channel) {
        this.database = database;
        this.channel = channel;
    }

    Outcome between(NotificationMessage message) throws SQLException {
        int number = last();
        Outcome outcome = channel.send(message).outcome();
        save(outcome.name() + number);
        return channel.send(message).outcome();
    }

    Outcome read(NotificationMessage message) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Outcome outcome = channel.send(message).outcome();
            return connection.isValid(1) ? outcome : Outcome.UNKNOWN;
        }
    }

    void each(List<NotificationMessage> messages) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement insert = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (NotificationMessage message : messages) {
                insert.execute("INSERT INTO ledger DEFAULT VALUES");
                connection.commit();
                save(channel.send(message).outcome().name());
            }
        }
    }

    Outcome corrected(NotificationMessage message) throws SQLException {
        Connection connection = database.getConnection();
        try {
            connection.setAutoCommit(false);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            return channel.send(message).outcome();
        } finally {
            connection.close();
        }
        return Outcome.CONFIRMED;
    }

    Outcome saved(NotificationMessage message) throws SQLException {
        int number = saving(connection -> 1);
        Outcome outcome = channel.send(message).outcome();
        return saving(connection -> number > 0 ? outcome : Outcome.UNKNOWN);
    }

    Runnable later(NotificationMessage message) throws SQLException {
        return saving(connection -> () -> {
            if (!channel.send(message).success()) {
                throw new IllegalStateException("not sent");
            }
        });
    }

    private int last() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT max(number) FROM ledger")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private void save(String line) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement insert = connection.createStatement()) {
            connection.setAutoCommit(false);
            insert.execute(line);
            connection.commit();
        }
    }

    private <R> R saving(Function<Connection, R> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            R result = work.apply(connection);
            connection.commit();
            return result;
        }
    }
}
