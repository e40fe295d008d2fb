package dev.keyport.host.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks again and again, up to a deadline. */
final class Wait {

    private static final Duration POLL = Duration.ofMillis(20);

    private final long deadline;

    private Wait(Duration limit) {
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    static Wait atMost(Duration limit) {
        return new Wait(limit);
    }

    /** Lets a moment pass, or fails when the time is over. */
    void pause(String failure) {
        if (System.nanoTime() > deadline) {
            throw new AssertionError(failure);
        }
        LockSupport.parkNanos(POLL.toNanos());
    }
}
