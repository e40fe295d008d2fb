package dev.keyport.registry;

import java.time.Duration;

/** The tenant started as many connection tests within the last minute as it may. Nobody was asked. */
public final class TooManyTestsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int allowed;
    private final Duration retryAfter;

    TooManyTestsException(int allowed, Duration retryAfter) {
        super("a tenant may start " + allowed + " connection tests a minute");
        this.allowed = allowed;
        this.retryAfter = retryAfter;
    }

    /** How many a tenant may start within 60 seconds. */
    public int allowed() {
        return allowed;
    }

    /** How long it takes until the next one may start; a caller that is quicker may take its place. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
