package dev.keyport.benchmarks.events;

import dev.keyport.benchmarks.database.DurableDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** Drops a day of events that ended more than 90 days ago, as the retention does. */
final class EventDropReport {

    private static final int ROUNDS = 3;
    private static final int DAYS_AGO = 95;

    String run(int events) throws SQLException {
        StringBuilder table =
                new StringBuilder("| round | events of the day | function, ms | commit, ms |\n|---|---|---|---|\n");
        try (DurableDatabase database = new DurableDatabase()) {
            for (int round = 1; round <= ROUNDS; round++) {
                EventTables.day(database, DAYS_AGO);
                EventTables.fill(
                        database,
                        events,
                        "'t' || n % 1000",
                        "((now() at time zone 'UTC')::date - " + DAYS_AGO
                                + ") at time zone 'UTC' + n * (interval '23 hours' / " + events + ")");
                table.append(keep(database, String.format(Locale.ROOT, "| %d | %,d ", round, events)));
            }
        }
        return table.toString();
    }

    /** The function holds the locks; the files are deleted at the end of the commit, when nobody waits any more. */
    private static String keep(DurableDatabase database, String day) throws SQLException {
        Sample function = new Sample();
        Sample commit = new Sample();
        try (Connection connection = database.runtime().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local role keyport_worker");
            function.time(() -> {
                try (ResultSet kept = statement.executeQuery("select dropped from keyport.keep_days_of_events()")) {
                    kept.next();
                    if (kept.getInt(1) != 1) {
                        throw new IllegalStateException("the day was not dropped");
                    }
                }
            });
            commit.time(connection::commit);
        }
        return day + String.format(Locale.ROOT, "| %.0f | %.0f |\n", function.median(), commit.median());
    }
}
