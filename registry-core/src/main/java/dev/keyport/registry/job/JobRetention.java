package dev.keyport.registry.job;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.port.TenantId;
import dev.keyport.registry.internal.RepeatedWork;
import dev.keyport.registry.internal.jdbi.DueJobs;
import dev.keyport.registry.internal.jdbi.TenantStore;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes jobs that ended more than 7 days ago by the clock of the database, with what they brought.
 *
 * <p>Looks every hour, on one thread of its own. Being late or running on several nodes at once does no harm. Thread-safe.
 */
public final class JobRetention implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobRetention.class);
    private static final Duration PERIOD = Duration.ofHours(1);

    private final DueJobs due;
    private final TenantStore store;
    private final RepeatedWork repeated = new RepeatedWork(
            "keyport-job-retention",
            LOG,
            new RepeatedWork.Messages(
                    "old jobs cannot be deleted while the database does not answer",
                    "old jobs cannot be deleted",
                    "old jobs are deleted again"));

    JobRetention(TenantDatabase database) {
        this.due = new DueJobs(database);
        this.store = new TenantStore(database);
    }

    /** Starts to look, at once and then every hour, until it is closed. */
    public static JobRetention start(TenantDatabase database) {
        JobRetention retention = new JobRetention(database);
        retention.repeated.start(retention::sweep, PERIOD);
        return retention;
    }

    /** Deletes what is old. Throws nothing: a failure is logged, once until it is over or another one. */
    void sweep() {
        try {
            TenantId last = null;
            for (List<TenantId> page = due.withOldJobs(last); !page.isEmpty(); page = due.withOldJobs(last)) {
                page.forEach(this::sweep);
                last = page.get(page.size() - 1);
            }
            repeated.report(null);
        } catch (RuntimeException e) {
            repeated.report(e);
        }
    }

    private void sweep(TenantId tenant) {
        int deleted;
        do {
            deleted = store.inTransaction(
                    Caller.system(tenant), transaction -> transaction.jobs().deleteOld());
        } while (deleted > 0);
    }

    /** Waits up to 5 seconds for what is under way. */
    @Override
    public void close() {
        repeated.close();
    }
}
