package dev.keyport.registry.event;

import dev.keyport.database.TenantDatabase;
import dev.keyport.registry.internal.RepeatedWork;
import dev.keyport.registry.internal.jdbi.EventDays;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the days of the event log 14 days ahead, and drops those that ended more than 90 days ago.
 *
 * <p>Looks every hour, on one thread of its own, by the clock of the database. Being late or running on several nodes at once does no
 * harm: events without a day of their own wait in a partition for all others, and are moved. Thread-safe.
 */
public final class EventRetention implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventRetention.class);
    private static final Duration PERIOD = Duration.ofHours(1);

    private final EventDays days;
    private final RepeatedWork repeated = new RepeatedWork(
            "keyport-event-retention",
            LOG,
            new RepeatedWork.Messages(
                    "the days of the event log cannot be kept while the database does not answer",
                    "the days of the event log cannot be kept",
                    "the days of the event log are kept again"));

    EventRetention(TenantDatabase database) {
        this.days = new EventDays(database);
    }

    /** Starts to look, at once and then every hour, until it is closed. */
    public static EventRetention start(TenantDatabase database) {
        return start(database, PERIOD);
    }

    static EventRetention start(TenantDatabase database, Duration period) {
        EventRetention retention = new EventRetention(database);
        retention.repeated.start(retention::keep, period);
        return retention;
    }

    /** Makes and drops what is due. Throws nothing: a failure is logged, once until it is over or another one. */
    void keep() {
        try {
            EventDays.Kept kept = days.keep();
            repeated.report(null);
            if (kept.moved() > 0) {
                LOG.info("{} events had no day of their own and were moved", kept.moved());
            }
            if (kept.dropped() > 0) {
                LOG.info("{} days of events were dropped after 90 days", kept.dropped());
            }
        } catch (RuntimeException e) {
            repeated.report(e);
        }
    }

    /** Waits up to 5 seconds for what is under way. */
    @Override
    public void close() {
        repeated.close();
    }
}
