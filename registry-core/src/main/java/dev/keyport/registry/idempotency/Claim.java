package dev.keyport.registry.idempotency;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of the wish to do a request.
 *
 * @param id names this try to do the work; null unless it was granted
 * @param answer of the request that was done; null unless it was
 */
public record Claim(
        State state,
        RequestKey key,
        @Nullable UUID id,
        @Nullable KeptAnswer answer) {

    /** What is to be done. */
    public enum State {
        /** The work is this caller's to do, and then to be completed or released. */
        GRANTED,
        /** The same request is under way elsewhere. */
        IN_PROGRESS,
        /** The key was used for another request. */
        OTHER_REQUEST,
        /** The request was done. */
        DONE
    }
}
