package dev.keyport.port;

/** How sure one can be of what happened at the provider. */
public enum Outcome {
    /** The provider answered that it is done. */
    CONFIRMED,
    /** Nothing happened: a no-op answered. */
    SIMULATED,
    /** The provider answered that it will not do it. */
    REJECTED,
    /** It was sent, but no answer came. Never repeat it without an idempotency key. */
    UNKNOWN;

    /** Whether the caller may go on: confirmed, or simulated. */
    public boolean success() {
        return this == CONFIRMED || this == SIMULATED;
    }
}
