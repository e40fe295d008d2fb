package dev.keyport.benchmarks.events;

import dev.keyport.benchmarks.database.DurableDatabase;
import dev.keyport.database.TenantDatabase;
import dev.keyport.registry.event.EventFilter;
import dev.keyport.registry.event.EventLog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.postgresql.PGConnection;

/**
 * Exports the log of one tenant, and copies it out as PostgreSQL does: in quotes, and not escaped. The fastest of five rounds
 * counts.
 */
final class EventExportReport {

    private static final int ROUNDS = 5;
    private static final String SELECT = "select at, id, level, type, message, actor, connection_id as connection, meta"
            + " from keyport.event where tenant_id = (select keyport.tenant()) and at >= now() - interval '2160 hours'";
    private static final String ORDER = " order by at desc, id desc";

    private final Sample export = new Sample();
    private final Sample inOrder = new Sample();
    private final Sample asItLies = new Sample();

    String run(int events) throws SQLException, IOException {
        try (DurableDatabase database = new DurableDatabase()) {
            EventTables.day(database, 1);
            EventTables.fill(
                    database,
                    events,
                    "'acme'",
                    "((now() at time zone 'UTC')::date - 1) at time zone 'UTC' + n * interval '80 milliseconds'"
                            + " * (1000000.0 / " + events + ")");
            EventLog log = new EventLog(new TenantDatabase(database.runtime()));
            for (int round = 0; round <= ROUNDS; round++) {
                if (round == 1) {
                    export.warm();
                    inOrder.warm();
                    asItLies.warm();
                }
                asItLies.time(() -> copy(database, SELECT));
                inOrder.time(() -> copy(database, SELECT + ORDER));
                export.time(() -> log.export(EventTables.CALLER, EventFilter.ALL, OutputStream.nullOutputStream()));
            }
            return table(events) + "\n" + ExporterProcess.run(database);
        }
    }

    private String table(int events) {
        return String.format(Locale.ROOT, "| %,d events as CSV | seconds | of the export |\n|---|---|---|\n", events)
                + row("COPY, in quotes, as the rows lie", asItLies)
                + row("COPY, in quotes, the newest first", inOrder)
                + row("export: escaped, the newest first", export);
    }

    private String row(String way, Sample sample) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f |\n",
                way,
                sample.fastest() / 1_000,
                sample.fastest() / export.fastest());
    }

    private static void copy(DurableDatabase database, String select) throws SQLException {
        try (Connection connection = database.runtime().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "set local role keyport_app; set local keyport.tenant = 'acme';"
                            + " set local keyport.role = 'owner'; set local statement_timeout = '10min'; set local timezone = 'UTC'");
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (" + select + ") to stdout (format csv, header, force_quote *)",
                            OutputStream.nullOutputStream());
            connection.rollback();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
