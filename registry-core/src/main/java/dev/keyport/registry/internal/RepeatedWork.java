package dev.keyport.registry.internal;

import dev.keyport.database.DatabaseUnavailableException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Work that is done again and again on one daemon thread, and that says once what is wrong, until it is over. Thread-safe. */
public final class RepeatedWork implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Logger log;
    private final Messages messages;
    private final ScheduledExecutorService thread;
    private @Nullable Class<?> lastFailure;

    /**
     * What is logged.
     *
     * @param unavailable when the database does not answer
     * @param failing when something else fails
     * @param over when it works again
     */
    public record Messages(String unavailable, String failing, String over) {}

    public RepeatedWork(String threadName, Logger log, Messages messages) {
        this.log = log;
        this.messages = messages;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, threadName);
            made.setDaemon(true);
            return made;
        });
    }

    /** Does the work at once and then after every period, until this is closed. It must not throw. */
    public void start(Runnable work, Duration period) {
        thread.scheduleWithFixedDelay(work, 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Logs a failure unless one of its kind was the last, and null when there was one before. */
    public synchronized void report(@Nullable RuntimeException failure) {
        Class<?> kind = failure == null ? null : failure.getClass();
        if (failure instanceof DatabaseUnavailableException && kind != lastFailure) {
            log.warn(messages.unavailable());
        } else if (failure != null && kind != lastFailure) {
            log.warn(messages.failing(), failure);
        } else if (failure == null && lastFailure != null) {
            log.info(messages.over());
        }
        lastFailure = kind;
    }

    /** Waits up to 5 seconds for work that is under way. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
