package dev.keyport.registry.internal.jdbi;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.port.TenantId;
import dev.keyport.registry.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Takes jobs and keeps them, by the clock of the database. Whatever a worker writes of a job is written while the job is its own,
 * and not at all otherwise. Thread-safe.
 */
public final class JobClaims {

    private static final String CLAIM =
            "with due as (select j.id, j.connection_id, j.state as before from keyport.job j"
                    + " where j.tenant_id = :tenant and j.id = any (:ids)"
                    + " and ((j.state = 'ready' and j.run_at <= clock_timestamp())"
                    + " or (j.state = 'running' and j.lease_until <= clock_timestamp())) for update skip locked)"
                    + " update keyport.job j set state = 'running', attempt = j.attempt + 1, lease_token = j.lease_token + 1,"
                    + " lease_until = clock_timestamp() + make_interval(secs => :lease), picked_by = :worker,"
                    + " started_at = coalesce(j.started_at, clock_timestamp())"
                    + " from due left join keyport.connection c on c.tenant_id = :tenant and c.id = due.connection_id"
                    + " where j.tenant_id = :tenant and j.id = due.id returning " + ClaimedJob.COLUMNS;

    private final TenantDatabase database;
    private final String worker;
    private final double lease;

    /**
     * @param worker tells operators who has a job
     * @param lease how long a job belongs to a worker that says nothing
     */
    public JobClaims(TenantDatabase database, String worker, Duration lease) {
        this.database = database;
        this.worker = worker;
        this.lease = lease.toMillis() / 1000.0;
    }

    /** Takes those of the jobs that are still due, and tells it in the same transaction. */
    public List<ClaimedJob> claim(TenantId tenant, List<UUID> ids, Function<ClaimedJob, List<Event>> events) {
        Caller system = Caller.system(tenant);
        return database.inTransaction(system, handle -> {
            List<ClaimedJob> claimed = handle.createQuery(CLAIM)
                    .bind("tenant", tenant.value())
                    .bind("ids", ids.toArray(UUID[]::new))
                    .bind("lease", lease)
                    .bind("worker", worker)
                    .map((row, context) -> ClaimedJob.map(tenant, row))
                    .list();
            claimed.forEach(job -> events.apply(job).forEach(event -> EventWrites.insert(handle, system, event)));
            return claimed;
        });
    }

    /** Keeps a job for another lease; false when it is not this worker's any more. */
    public boolean keep(ClaimedJob job) {
        return write(job, JobWriting::keep);
    }

    /**
     * Writes in one transaction what a worker has to say of its job.
     *
     * @return false when the job is not this worker's any more: nothing is written then
     */
    public boolean write(ClaimedJob job, Consumer<JobWriting> work) {
        Caller system = Caller.system(job.tenant());
        try {
            return database.inTransaction(system, handle -> {
                work.accept(new JobWriting(handle, system, job, lease));
                return true;
            });
        } catch (JobWriting.LostException e) {
            return false;
        }
    }
}
