package dev.keyport.benchmarks.events;

import dev.keyport.benchmarks.database.DurableDatabase;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.registry.event.EventFilter;
import dev.keyport.registry.event.EventLog;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Lists the newest 50 events of one tenant of a thousand, and of a neighbour that has none. */
final class EventListReport {

    private static final int TENANTS = 1_000;
    private static final int DAYS = 89;
    private static final int PAGE = 50;
    private static final int WARM_CALLS = 300;
    private static final int CALLS = 3_000;

    private final Sample busy = new Sample();
    private final Sample behind = new Sample();
    private final Sample empty = new Sample();

    String run(int events) throws SQLException {
        Caller tenant = EventTables.caller("t500");
        Caller neighbour = EventTables.caller("nobody");
        try (DurableDatabase database = new DurableDatabase()) {
            for (int day = 1; day <= DAYS; day++) {
                EventTables.day(database, day);
            }
            EventTables.fill(
                    database,
                    events,
                    "'t' || n % " + TENANTS,
                    "now() - n * (interval '" + DAYS + " days' / " + events + ")");
            EventLog log = new EventLog(new TenantDatabase(database.runtime()));
            for (int call = 0; call < WARM_CALLS + CALLS; call++) {
                if (call == WARM_CALLS) {
                    List.of(busy, behind, empty).forEach(Sample::warm);
                }
                busy.time(() -> list(log, tenant, EventFilter.ALL, PAGE));
                behind.time(() -> list(log, tenant, EventFilter.ALL.withLevel("info"), PAGE));
                empty.time(() -> list(log, neighbour, EventFilter.ALL, 0));
            }
        }
        return String.format(
                        Locale.ROOT,
                        "| 50 of %,d events | p50, ms | p99, ms | p99 of the neighbour's |\n|---|---|---|---|\n",
                        events)
                + row("a neighbour without events", empty)
                + row("one tenant of " + TENANTS, busy)
                + row("the same, filtered by level", behind);
    }

    private static void list(EventLog log, Caller caller, EventFilter filter, int expected) {
        if (log.list(caller, filter, null, PAGE).events().size() != expected) {
            throw new IllegalStateException("the page has another size");
        }
    }

    private String row(String what, Sample sample) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f |\n",
                what,
                sample.median(),
                sample.percentile(99),
                sample.percentile(99) / empty.percentile(99));
    }
}
