package dev.keyport.port.payment;

import dev.keyport.port.Outcome;
import dev.keyport.port.PortResult;
import java.time.Instant;
import java.util.Objects;

/**
 * How far a payment has come. Immutable.
 *
 * @param outcome {@link Outcome#SIMULATED} when nobody was asked: then the state means nothing
 * @param updatedAt when the state was last known to be so
 */
public record PaymentStatus(Outcome outcome, PaymentState state, String paymentReference, Instant updatedAt)
        implements PortResult {

    public PaymentStatus {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(paymentReference, "paymentReference");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }
}
