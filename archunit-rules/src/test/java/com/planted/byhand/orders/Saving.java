package com.planted.byhand.orders;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/** A team's own door. */
final class Saving {

    private final DataSource database;

    Saving(DataSource database) {
        this.database = database;
    }

    <R> R saved(Function<Connection, R> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            R result = work.apply(connection);
            connection.commit();
            return result;
        }
    }
}
