package dev.keyport.port;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a connection test found. Immutable.
 *
 * @param outcome {@link Outcome#SIMULATED} when nobody was asked
 * @param providerName the provider's slug
 * @param errorMessage what is wrong, for the administrator of the tenant; null on success
 * @param account who is on the other end, as the provider names the account that the credential belongs to; null when it does not
 *     say, and when nobody was asked
 * @param failureKind why it is no success; null on success, and when the adapter does not say. A {@link Outcome#REJECTED} without
 *     a kind means {@link FailureKind#AUTHENTICATION}
 */
public record ConnectionTestResult(
        Outcome outcome,
        String providerName,
        @Nullable String errorMessage,
        @Nullable String account,
        @Nullable FailureKind failureKind)
        implements PortResult {

    public ConnectionTestResult {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(providerName, "providerName");
    }

    /** A result that names no account and no kind of failure. */
    public ConnectionTestResult(Outcome outcome, String providerName, @Nullable String errorMessage) {
        this(outcome, providerName, errorMessage, null, null);
    }

    /** A success that names the account on the other end. */
    public static ConnectionTestResult confirmed(String providerName, @Nullable String account) {
        return new ConnectionTestResult(Outcome.CONFIRMED, providerName, null, account, null);
    }

    /** Whether the connection can be used, or is simulated. */
    public boolean success() {
        return outcome.success();
    }
}
