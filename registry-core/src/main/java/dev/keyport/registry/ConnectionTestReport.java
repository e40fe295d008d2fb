package dev.keyport.registry;

import dev.keyport.port.ConnectionTestResult;
import java.time.Duration;
import java.util.Objects;

/**
 * A connection test that was carried out. Immutable.
 *
 * @param duration how long the adapter took, in whole milliseconds
 */
public record ConnectionTestReport(ConnectionTestResult result, Duration duration) {

    public ConnectionTestReport {
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(duration, "duration");
    }

    /** Whether the connection can be used, or is simulated. */
    public boolean success() {
        return result.success();
    }
}
