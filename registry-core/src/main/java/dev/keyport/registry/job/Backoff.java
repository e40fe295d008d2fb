package dev.keyport.registry.job;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next try: a random part of a time that doubles with every try, so that those who failed together do
 * not come back together; at least as long as the provider asks for, up to one hour.
 *
 * @param base the most behind the first try
 * @param cap the most behind any
 * @param random gives 0 to 1
 */
record Backoff(Duration base, Duration cap, DoubleSupplier random) {

    private static final Duration MAX_RETRY_AFTER = Duration.ofHours(1);
    private static final int MAX_DOUBLINGS = 30;

    /**
     * @param attempt the one that failed, from 1 on
     */
    Duration after(int attempt, @Nullable Duration retryAfter) {
        long doubled = base.toMillis() << Math.min(Math.max(attempt - 1, 0), MAX_DOUBLINGS);
        Duration own = Duration.ofMillis((long) (random.getAsDouble() * Math.min(doubled, cap.toMillis())));
        Duration asked = retryAfter == null ? Duration.ZERO : shorter(retryAfter, MAX_RETRY_AFTER);
        return own.compareTo(asked) > 0 ? own : asked;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
