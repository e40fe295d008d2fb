package dev.keyport.registry;

import dev.keyport.port.FailureKind;
import dev.keyport.port.Outcome;

/** What a result tells of the connection that it came over. */
enum Verdict {
    /** The provider answered, be it with a refusal of the request. */
    ANSWERED,
    /** The provider did not answer, or with a failure of its own. */
    FAILED,
    /** The provider does not accept the credential. */
    KEY_REJECTED,
    /** Nothing: the request was wrong or not allowed, the connection is not set up, or nobody was asked. */
    NOTHING;

    static Verdict of(Outcome outcome) {
        return switch (outcome) {
            case CONFIRMED, REJECTED -> ANSWERED;
            case UNKNOWN -> FAILED;
            case SIMULATED -> NOTHING;
        };
    }

    static Verdict of(FailureKind kind) {
        return switch (kind) {
            case UNAVAILABLE, TIMEOUT -> FAILED;
            case AUTHENTICATION -> KEY_REJECTED;
            case PERMISSION, RATE_LIMITED, INVALID_REQUEST, NOT_FOUND, CONFIGURATION, DISABLED -> NOTHING;
        };
    }
}
