package dev.keyport.benchmarks.events;

import dev.keyport.benchmarks.database.DurableDatabase;
import dev.keyport.port.ActorId;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.port.TenantId;
import dev.keyport.registry.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Events to measure with, and the days that they are in. */
final class EventTables {

    static final Caller CALLER = caller("acme");
    static final UUID CONNECTION = UUID.fromString("6a2f6c1e-58c0-4a5d-9d0b-2f3f5ce0a001");
    static final String TYPE = "integration.connection_tested";
    static final String MESSAGE = "The connection was tested, and the provider answered after some time.";
    static final String META = "{\"domain\": \"accounting\", \"outcome\": \"CONFIRMED\", \"providerSlug\": \"noop\"}";

    private EventTables() {}

    static Caller caller(String tenant) {
        return new Caller(new TenantId(tenant), new ActorId("alice"), Role.OWNER);
    }

    static Event event() {
        return new Event(
                "info",
                TYPE,
                CONNECTION,
                MESSAGE,
                Map.of("domain", "accounting", "outcome", "CONFIRMED", "providerSlug", "noop"));
    }

    /**
     * Fills the table.
     *
     * @param tenant an SQL expression of {@code n}, which counts from 1
     * @param at another
     */
    static void fill(DurableDatabase database, int events, String tenant, String at) throws SQLException {
        execute(
                database.superuser(),
                "insert into keyport.event (tenant_id, at, connection_id, level, type, message, meta, actor) select "
                        + tenant + ", " + at + ", '" + CONNECTION + "', 'info', '" + TYPE + "', '" + MESSAGE + "', '"
                        + META + "', 'alice' from generate_series(1, " + events + ") n");
        execute(database.superuser(), "vacuum (freeze, analyze) keyport.event");
        execute(database.superuser(), "checkpoint");
    }

    /** Makes a day that is over. */
    static void day(DurableDatabase database, int daysAgo) throws SQLException {
        execute(
                database.superuser(),
                "do $$ declare day date := (now() at time zone 'UTC')::date - " + daysAgo + "; begin execute format("
                        + "'create table keyport.%1$I partition of keyport.event for values from (%2$L) to (%3$L);"
                        + " alter table keyport.%1$I owner to keyport_owner; alter table keyport.%1$I enable row level security;"
                        + " alter table keyport.%1$I force row level security;"
                        + " create policy tenant_gate on keyport.%1$I as restrictive for all to public"
                        + " using (tenant_id = (select keyport.tenant())) with check (tenant_id = (select keyport.tenant()))',"
                        + " to_char(day, '\"event_\"YYYYMMDD'), day || ' 00:00+00', day + 1 || ' 00:00+00'); end $$");
    }

    static void execute(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
