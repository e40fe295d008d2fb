package dev.keyport.benchmarks.events;

import dev.keyport.benchmarks.database.DurableDatabase;
import dev.keyport.database.TenantDatabase;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.event.EventLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.postgresql.PGConnection;

/** Writes one event and 1,000, through the log and as a superuser whom no policy binds. */
final class EventWriteReport {

    private static final int BATCH = 1_000;
    private static final int SINGLES = 200;
    private static final int WARM_ROUNDS = 3;
    private static final String COLUMNS = "keyport.event (tenant_id, connection_id, level, type, message, meta, actor)";
    private static final String INSERT = "insert into " + COLUMNS + " values (?, ?, ?, ?, ?, ?::jsonb, ?)";

    private final Sample single = new Sample();
    private final Sample bareSingle = new Sample();
    private final Sample batch = new Sample();
    private final Sample copy = new Sample();

    String run(int rounds) throws SQLException {
        List<Event> thousand = Collections.nCopies(BATCH, EventTables.event());
        byte[] rows = copied().repeat(BATCH).getBytes(StandardCharsets.UTF_8);
        try (DurableDatabase database = new DurableDatabase()) {
            EventLog log = new EventLog(new TenantDatabase(database.runtime()));
            for (int round = 0; round < WARM_ROUNDS + rounds; round++) {
                if (round == WARM_ROUNDS) {
                    List.of(single, bareSingle, batch, copy).forEach(Sample::warm);
                }
                for (int i = 0; i < SINGLES; i++) {
                    single.time(() -> log.write(EventTables.CALLER, EventTables.event()));
                    bareSingle.time(() -> insert(database));
                }
                for (int i = 0; i < SINGLES / 20; i++) {
                    batch.time(() -> log.writeAll(EventTables.CALLER, thousand));
                    copy.time(() -> copyIn(database, rows));
                }
            }
        }
        return "| events | ms | events in a second | of the bare way |\n|---|---|---|---|\n"
                + row("one, bare INSERT, no policies", bareSingle, bareSingle, 1)
                + row("one, through the log", single, bareSingle, 1)
                + row("1,000, COPY, no policies", copy, copy, BATCH)
                + row("1,000, through the log", batch, copy, BATCH);
    }

    private static String row(String way, Sample sample, Sample bare, int events) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %,.0f | %.2f |\n",
                way,
                sample.median(),
                events * 1_000 / sample.median(),
                bare.median() / sample.median());
    }

    private static void insert(DurableDatabase database) throws SQLException {
        try (Connection connection = database.superuser().getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, EventTables.CALLER.tenant().value());
            statement.setObject(2, EventTables.CONNECTION);
            statement.setString(3, "info");
            statement.setString(4, EventTables.TYPE);
            statement.setString(5, EventTables.MESSAGE);
            statement.setString(6, EventTables.META);
            statement.setString(7, EventTables.CALLER.actor().value());
            statement.executeUpdate();
        }
    }

    private static void copyIn(DurableDatabase database, byte[] rows) throws SQLException {
        try (Connection connection = database.superuser().getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + COLUMNS + " from stdin", new ByteArrayInputStream(rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row in the text format of COPY. */
    private static String copied() {
        return String.join(
                        "\t",
                        EventTables.CALLER.tenant().value(),
                        EventTables.CONNECTION.toString(),
                        "info",
                        EventTables.TYPE,
                        EventTables.MESSAGE,
                        EventTables.META,
                        EventTables.CALLER.actor().value())
                + "\n";
    }
}
