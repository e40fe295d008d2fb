package dev.keyport.host.token;

import dev.keyport.port.Caller;
import java.time.Instant;

/**
 * What a token was found to say.
 *
 * @param caller who calls
 * @param from when it was verified
 * @param until from when on it must not be used, skew included
 */
record VerifiedToken(Caller caller, Instant from, Instant until) {

    /** No before the verification as well: a clock that was set back must not lengthen a life. */
    boolean usableAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }

    VerifiedToken atMostUntil(Instant limit) {
        return limit.isBefore(until) ? new VerifiedToken(caller, from, limit) : this;
    }
}
