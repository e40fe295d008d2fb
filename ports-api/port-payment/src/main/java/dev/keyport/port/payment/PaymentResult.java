package dev.keyport.port.payment;

import dev.keyport.port.Outcome;
import dev.keyport.port.PortResult;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a payment or a refund. Immutable.
 *
 * @param paymentReference names it from now on; null when it was not accepted
 * @param errorMessage why it was not accepted; null on success
 */
public record PaymentResult(
        Outcome outcome,
        @Nullable String paymentReference,
        @Nullable String errorMessage) implements PortResult {

    public PaymentResult {
        Objects.requireNonNull(outcome, "outcome");
    }

    public boolean success() {
        return outcome.success();
    }
}
