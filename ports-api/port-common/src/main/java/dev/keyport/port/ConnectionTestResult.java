package dev.keyport.port;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a connection test found. Immutable.
 *
 * @param outcome {@link Outcome#SIMULATED} when nobody was asked
 * @param providerName the provider's slug
 * @param errorMessage what is wrong, for the administrator of the tenant; null on success
 */
public record ConnectionTestResult(
        Outcome outcome, String providerName, @Nullable String errorMessage) implements PortResult {

    public ConnectionTestResult {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(providerName, "providerName");
    }

    /** Whether the connection can be used, or is simulated. */
    public boolean success() {
        return outcome.success();
    }
}
