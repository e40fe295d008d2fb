package dev.keyport.registry.idempotency;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.registry.internal.RepeatedWork;
import dev.keyport.registry.internal.jdbi.EveryTenant;
import dev.keyport.registry.internal.jdbi.EveryTenant.Actor;
import dev.keyport.registry.internal.jdbi.IdempotencyRows;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is remembered of requests for more than 24 hours by the clock of the database, also of actors who never come back.
 *
 * <p>Looks every hour, on one thread of its own. Being late or running on several nodes at once does no harm. Thread-safe.
 */
public final class IdempotencyRetention implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyRetention.class);
    private static final Duration PERIOD = Duration.ofHours(1);

    private final EveryTenant tenants;
    private final IdempotencyRows rows;
    private final RepeatedWork repeated = new RepeatedWork(
            "keyport-idempotency-retention",
            LOG,
            new RepeatedWork.Messages(
                    "old idempotency keys cannot be deleted while the database does not answer",
                    "old idempotency keys cannot be deleted",
                    "old idempotency keys are deleted again"));

    IdempotencyRetention(TenantDatabase database) {
        this.tenants = new EveryTenant(database);
        this.rows = new IdempotencyRows(database);
    }

    /** Starts to look, at once and then every hour, until it is closed. */
    public static IdempotencyRetention start(TenantDatabase database) {
        IdempotencyRetention retention = new IdempotencyRetention(database);
        retention.repeated.start(retention::sweep, PERIOD);
        return retention;
    }

    /** Deletes what is over. Throws nothing: a failure is logged, once until it is over or another one. */
    void sweep() {
        try {
            Actor last = null;
            for (List<Actor> page = tenants.withExpiredKeys(last);
                    !page.isEmpty();
                    page = tenants.withExpiredKeys(last)) {
                page.forEach(this::sweep);
                last = page.get(page.size() - 1);
            }
            repeated.report(null);
        } catch (RuntimeException e) {
            repeated.report(e);
        }
    }

    /** Rows are their actor's alone, so they are deleted in its name. */
    private void sweep(Actor actor) {
        Caller owner = new Caller(actor.tenant(), actor.id(), Role.SYSTEM);
        int deleted;
        do {
            deleted = rows.deleteExpired(owner);
        } while (deleted > 0);
    }

    /** Waits up to 5 seconds for what is under way. */
    @Override
    public void close() {
        repeated.close();
    }
}
