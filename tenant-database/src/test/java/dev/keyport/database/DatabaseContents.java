package dev.keyport.database;

import dev.keyport.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Everything that is in a database, to see that nothing has changed. */
final class DatabaseContents {

    private DatabaseContents() {}

    static String of(TestDatabase postgres) {
        StringBuilder contents = new StringBuilder(text(
                postgres,
                "select string_agg(relname, ',' order by relname) from pg_class"
                        + " where relnamespace = 'keyport'::regnamespace"));
        for (String table : RoleMatrix.shipped().tables()) {
            contents.append('\n')
                    .append(text(
                            postgres, "select string_agg(t::text, ';' order by t::text) from keyport." + table + " t"));
        }
        return contents.toString();
    }

    /** The first column of the first row, as a superuser sees it. */
    static String text(TestDatabase postgres, String sql) {
        try (Connection connection = postgres.adminConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
