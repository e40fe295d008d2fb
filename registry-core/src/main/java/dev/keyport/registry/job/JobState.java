package dev.keyport.registry.job;

import java.util.Locale;

/** How far a job is. */
public enum JobState {
    /** It waits until it is due. */
    READY,
    /** A worker has it. */
    RUNNING,
    /** It did what it was to do, or simulated it. */
    SUCCEEDED,
    /** It ended without doing what it was to do. */
    FAILED,
    /** It ended, and nobody knows what the provider did: look there before it is started again. */
    UNKNOWN,
    /** Somebody ended it. What the provider was sent before stays. */
    CANCELLED;

    /** Whether it stays so for ever. */
    public boolean hasEnded() {
        return this != READY && this != RUNNING;
    }

    /** The name in lower case, as the database and the API spell it. */
    public String lowerCaseName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
