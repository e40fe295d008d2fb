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
        StringBuilder table = new StringBuilder("| round | events of the day | ms |\n|---|---|---|\n");
        try (DurableDatabase database = new DurableDatabase()) {
            for (int round = 1; round <= ROUNDS; round++) {
                EventTables.day(database, DAYS_AGO);
                EventTables.fill(
                        database,
                        events,
                        "'t' || n % 1000",
                        "((now() at time zone 'UTC')::date - " + DAYS_AGO
                                + ") at time zone 'UTC' + n * (interval '23 hours' / " + events + ")");
                Sample drop = new Sample();
                drop.time(() -> keep(database));
                table.append(String.format(Locale.ROOT, "| %d | %,d | %.0f |\n", round, events, drop.median()));
            }
        }
        return table.toString();
    }

    private static void keep(DurableDatabase database) throws SQLException {
        try (Connection connection = database.runtime().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local role keyport_worker");
            try (ResultSet kept = statement.executeQuery("select dropped from keyport.keep_days_of_events()")) {
                kept.next();
                if (kept.getInt(1) != 1) {
                    throw new IllegalStateException("the day was not dropped");
                }
            }
            connection.commit();
        }
    }
}
