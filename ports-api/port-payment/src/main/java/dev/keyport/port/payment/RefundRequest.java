package dev.keyport.port.payment;

import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Money to give back. Immutable.
 *
 * @param idempotencyKey at most one refund is made for it
 * @param paymentReference the payment, as {@link PaymentProvider#pay} returned it
 * @param money more than zero, in the payment's currency; null for all that is left
 * @param reason in words for the tenant's books
 */
public record RefundRequest(
        IdempotencyKey idempotencyKey,
        String paymentReference,
        @Nullable Money money,
        @Nullable String reason) {

    /**
     * @throws IllegalArgumentException when the amount is not positive
     */
    public RefundRequest {
        Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        Objects.requireNonNull(paymentReference, "paymentReference");
        if (money != null && money.amount().signum() <= 0) {
            throw new IllegalArgumentException("the amount of a refund is more than zero");
        }
    }

    /** Shows the key and the payment, not the reason, which can name people. */
    @Override
    public String toString() {
        return "RefundRequest[" + idempotencyKey + ", " + paymentReference + "]";
    }
}
