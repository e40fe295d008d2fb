package dev.keyport.port.payment;

import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A payment to take. Immutable.
 *
 * @param idempotencyKey at most one payment is taken for it
 * @param money more than zero
 * @param paymentMethod the provider's token for how the customer pays; null when the connection has a default
 * @param description what the customer sees on the statement; null for the provider's default
 * @param reference the tenant's own number, such as the invoice that is paid
 */
public record PaymentRequest(
        IdempotencyKey idempotencyKey,
        Money money,
        @Nullable String paymentMethod,
        @Nullable String description,
        @Nullable String reference) {

    /**
     * @throws IllegalArgumentException when the amount is not positive
     */
    public PaymentRequest {
        Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        Objects.requireNonNull(money, "money");
        if (money.amount().signum() <= 0) {
            throw new IllegalArgumentException("the amount of a payment is more than zero");
        }
    }

    /** Shows the key and the currency, not how the customer pays and not the texts. */
    @Override
    public String toString() {
        return "PaymentRequest[" + idempotencyKey + ", " + money.currency() + "]";
    }
}
