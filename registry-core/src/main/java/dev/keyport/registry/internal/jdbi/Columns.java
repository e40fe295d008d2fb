package dev.keyport.registry.internal.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads columns that JDBC has no plain getter for. */
final class Columns {

    private Columns() {}

    static @Nullable Instant instant(ResultSet row, String name) throws SQLException {
        OffsetDateTime time = row.getObject(name, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Instant requiredInstant(ResultSet row, String name) throws SQLException {
        return row.getObject(name, OffsetDateTime.class).toInstant();
    }
}
