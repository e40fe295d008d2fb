package dev.keyport.registry.idempotency;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.registry.internal.jdbi.IdempotencyRows;
import dev.keyport.registry.internal.jdbi.IdempotencyRows.Found;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Remembers by tenant, actor and key which requests were done and what they were answered, for 24 hours by the clock of the
 * database, so that a request that is repeated is done once.
 *
 * <p>Whoever wants to do a request claims it first, does the work outside of any transaction, and completes the claim with the
 * answer, or releases it when nothing was done. A claim that is neither, because its process died, is free again for the same
 * request after 60 seconds: the work may then be done twice, and only a key of the provider's own can keep it from that.
 * Thread-safe, across nodes.
 */
public final class IdempotencyStore {

    /** How long an answer is remembered. */
    public static final Duration LIFE = Duration.ofHours(24);

    /** How long work may take before others take it for lost. */
    public static final Duration LEASE = Duration.ofSeconds(60);

    /** The largest answer that is kept, in bytes. */
    public static final int MAX_ANSWER_BYTES = 65_536;

    private final IdempotencyRows rows;

    public IdempotencyStore(TenantDatabase database) {
        this.rows = new IdempotencyRows(database);
    }

    /** Asks to do a request. Deletes what has expired of the caller's. */
    public Claim claim(Caller caller, RequestKey key, RequestHash request) {
        UUID id = UUID.randomUUID();
        Optional<Found> other = rows.claim(caller, key.value(), request.bytes(), id, LEASE, LIFE);
        if (other.isEmpty()) {
            return new Claim(Claim.State.GRANTED, key, id, null);
        }
        Found found = other.get();
        if (!found.sameRequest()) {
            return new Claim(Claim.State.OTHER_REQUEST, key, null, null);
        }
        return found.status() == null
                ? new Claim(Claim.State.IN_PROGRESS, key, null, null)
                : new Claim(
                        Claim.State.DONE,
                        key,
                        null,
                        new KeptAnswer(found.status(), found.contentType(), found.headers(), found.answer()));
    }

    /**
     * Remembers the answer of a claim that was granted, unless somebody else took it over in the meantime. A body over
     * {@link #MAX_ANSWER_BYTES} is not kept: that the request was done is.
     */
    public void complete(Caller caller, Claim granted, KeptAnswer answer) {
        byte[] body = answer.body();
        boolean kept = body != null && body.length <= MAX_ANSWER_BYTES;
        rows.complete(
                caller,
                granted.key().value(),
                id(granted),
                new KeptAnswer(answer.status(), answer.contentType(), answer.headers(), kept ? body : null));
    }

    /** Forgets a claim that was granted: nothing was done, and the next try may. */
    public void release(Caller caller, Claim granted) {
        rows.release(caller, granted.key().value(), id(granted));
    }

    private static UUID id(Claim granted) {
        return Objects.requireNonNull(granted.id(), "the claim was not granted");
    }
}
