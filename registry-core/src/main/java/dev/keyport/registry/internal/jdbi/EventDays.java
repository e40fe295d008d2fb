package dev.keyport.registry.internal.jdbi;

import dev.keyport.database.DatabaseRole;
import dev.keyport.database.TenantDatabase;

/** Has the days of the event log made and dropped. */
public final class EventDays {

    private final TenantDatabase database;

    public EventDays(TenantDatabase database) {
        this.database = database.as(DatabaseRole.WORKER);
    }

    /**
     * What was done; nothing while another node is at it.
     *
     * @param made days
     * @param moved events that had no day of their own
     * @param dropped days
     */
    public record Kept(int made, long moved, int dropped) {}

    public Kept keep() {
        return database.withoutTenant(handle -> {
            // a day of events that had none takes longer to move than the runtime's statements may take
            handle.execute("select set_config('statement_timeout', '10min', true)");
            return handle.createQuery("select made, moved, dropped from keyport.keep_days_of_events()")
                    .map((row, context) -> new Kept(row.getInt("made"), row.getLong("moved"), row.getInt("dropped")))
                    .one();
        });
    }
}
