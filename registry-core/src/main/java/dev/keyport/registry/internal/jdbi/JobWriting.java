package dev.keyport.registry.internal.jdbi;

import dev.keyport.port.Caller;
import dev.keyport.port.Outcome;
import dev.keyport.registry.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * What a worker writes of its job, in one transaction that ends with nothing written when the job is not the worker's any more.
 * Must not leave the work that it was given to.
 */
public final class JobWriting {

    private final Handle handle;
    private final Caller system;
    private final ClaimedJob job;
    private final double lease;

    JobWriting(Handle handle, Caller system, ClaimedJob job, double lease) {
        this.handle = handle;
        this.system = system;
        this.job = job;
        this.lease = lease;
    }

    /** Another worker has the job, or somebody ended it. */
    static final class LostException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LostException() {
            super("the job belongs to this worker no more", null, false, false);
        }
    }

    /** Keeps the job for another lease. */
    void keep() {
        own("lease_until = clock_timestamp() + make_interval(secs => :lease)", Map.of("lease", lease));
    }

    /** Counts a page; the next one has all its tries before it. */
    public void page(int items) {
        own(
                "pages = pages + 1, items = items + :items, attempt = 1,"
                        + " lease_until = clock_timestamp() + make_interval(secs => :lease)",
                Map.of("items", items, "lease", lease));
    }

    /**
     * Keeps what a page brought.
     *
     * @param before how many items the job has already
     * @param externalIds what the provider calls them
     * @param data a JSON object for each
     */
    public void items(long before, List<String> externalIds, List<String> data) {
        handle.createUpdate(
                        "insert into keyport.job_item (tenant_id, job_id, position, external_id, data)"
                                + " select :tenant, :job, :before + i.position, i.external_id, i.data::jsonb"
                                + " from unnest(:ids::text[], :data::text[]) with ordinality as i (external_id, data, position)")
                .bind("tenant", job.tenant().value())
                .bind("job", job.id())
                .bind("before", before)
                .bind("ids", externalIds.toArray(String[]::new))
                .bind("data", data.toArray(String[]::new))
                .execute();
    }

    /** Notes at the connection where its next page of this capability begins. */
    public void cursor(String cursor) {
        connection("cursors = cursors || jsonb_build_object(:capability::text, :cursor::text)", cursor);
    }

    /** Notes at the connection that it was synchronised. */
    public void synced() {
        connection("last_synced_at = clock_timestamp()", null);
    }

    /**
     * Ends the job.
     *
     * @param state the name of a state that is an end
     * @param result a JSON object; null for none
     * @param failureKind null when nothing failed
     */
    public void end(
            String state,
            @Nullable Outcome outcome,
            @Nullable String result,
            @Nullable String failureKind,
            @Nullable String failureMessage) {
        Update update = ownUpdate("state = :state, outcome = :outcome, result = :result::jsonb, failure_kind = :kind,"
                        + " failure_message = :message, lease_until = null, ended_at = clock_timestamp()")
                .bind("state", state)
                .bind("outcome", outcome == null ? null : outcome.name())
                .bind("result", result)
                .bind("kind", failureKind)
                .bind("message", failureMessage);
        requireOne(update.execute());
    }

    /** Lets any worker try it again after a while. */
    public void retry(Duration delay, String failureKind, String failureMessage) {
        own(
                "state = 'ready', run_at = clock_timestamp() + make_interval(secs => :delay), lease_until = null,"
                        + " failure_kind = :kind, failure_message = :message",
                Map.of("delay", delay.toMillis() / 1000.0, "kind", failureKind, "message", failureMessage));
    }

    /** Lets any worker take it at once; this try does not count. */
    public void release() {
        own(
                "state = 'ready', run_at = clock_timestamp(), lease_until = null, attempt = greatest(attempt - 1, 0)",
                Map.of());
    }

    public void log(Event event) {
        EventWrites.insert(handle, system, event);
    }

    private void connection(String change, @Nullable String cursor) {
        if (job.connection() != null) {
            handle.createUpdate("update keyport.connection set " + change + " where tenant_id = :tenant and id = :id")
                    .bindMap(cursor == null ? Map.of() : Map.of("capability", job.capability(), "cursor", cursor))
                    .bind("tenant", job.tenant().value())
                    .bind("id", job.connectionId())
                    .execute();
        }
    }

    private void own(String change, Map<String, Object> parameters) {
        requireOne(ownUpdate(change).bindMap(parameters).execute());
    }

    private Update ownUpdate(String change) {
        return handle.createUpdate("update keyport.job set " + change
                        + " where tenant_id = :tenant and id = :id and lease_token = :token and state = 'running'")
                .bind("tenant", job.tenant().value())
                .bind("id", job.id())
                .bind("token", job.token());
    }

    private static void requireOne(int changed) {
        if (changed != 1) {
            throw new LostException();
        }
    }
}
