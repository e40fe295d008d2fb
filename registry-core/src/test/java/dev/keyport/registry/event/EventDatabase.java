package dev.keyport.registry.event;

import dev.keyport.database.DatabaseMigration;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.ActorId;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.testing.TestDatabase;
import dev.keyport.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A log over a database of its own. */
final class EventDatabase {

    static final Caller ACME = caller("acme", "alice", Role.OWNER);
    static final Caller GLOBEX = caller("globex", "gil", Role.OWNER);
    private static final String PASSWORD = "runtime";

    final TestDatabase postgres = TestPostgres.shared().newDatabase("keyport_migrated", EventDatabase::migrate);
    final TenantDatabase database = new TenantDatabase(postgres.dataSource("keyport_app", PASSWORD));
    final EventLog log = new EventLog(database);

    static Caller caller(String tenant, String actor, Role role) {
        return new Caller(new TenantId(tenant), new ActorId(actor), role);
    }

    static Event event(String message) {
        return new Event("info", "shop.said", null, message, Map.of());
    }

    List<LoggedEvent> all(Caller caller, EventFilter filter) {
        List<LoggedEvent> events = new ArrayList<>();
        @Nullable EventCursor next = null;
        do {
            EventPage page = log.list(caller, filter, next, EventLog.MAX_PAGE);
            events.addAll(page.events());
            next = page.next();
        } while (next != null);
        return events;
    }

    String csv(EventFilter filter) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        log.export(ACME, filter, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Writes an event at a time that the runtime could not choose. */
    void insertAt(String interval, String message) {
        postgres.execute("insert into keyport.event (tenant_id, at, level, type, message, actor) values"
                + " ('acme', now() - interval '" + interval + "', 'info', 'shop.said', '" + message + "', 'alice')");
    }

    /** Rows of one text column, read past all policies. */
    List<String> admin(String sql) {
        try (Connection connection = postgres.adminConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void migrate(TestDatabase database) {
        try (Secret admin = Secret.ofUtf8(database.adminPassword());
                Secret runtime = Secret.ofUtf8(PASSWORD)) {
            new DatabaseMigration(database.jdbcUrl(), database.adminUser(), admin).run("keyport_app", runtime);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
