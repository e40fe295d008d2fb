package dev.keyport.port.signing;

import dev.keyport.port.Outcome;
import dev.keyport.port.PortResult;
import java.time.Instant;
import java.util.Objects;

/**
 * How far a request to sign has come. Immutable.
 *
 * @param outcome {@link Outcome#SIMULATED} when nobody was asked: then the state means nothing
 * @param updatedAt when the state was last known to be so
 */
public record SigningStatus(Outcome outcome, SigningState state, String signingReference, Instant updatedAt)
        implements PortResult {

    public SigningStatus {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(signingReference, "signingReference");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }
}
