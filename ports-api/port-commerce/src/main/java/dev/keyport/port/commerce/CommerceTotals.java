package dev.keyport.port.commerce;

import dev.keyport.port.Money;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an order costs, as the shop says it; nothing is added up here. All in one currency. Immutable.
 *
 * @param total what the buyer pays in the end
 * @param shipping the part of it that is for sending; null when the shop does not say
 * @param tax the part of it that is tax; null when the shop does not say
 * @param discount what was taken off before, not negative; null when the shop does not say
 */
public record CommerceTotals(
        Money total,
        @Nullable Money shipping,
        @Nullable Money tax,
        @Nullable Money discount) {

    /**
     * @throws IllegalArgumentException when the currencies differ, or the discount is negative
     */
    public CommerceTotals {
        Objects.requireNonNull(total, "total");
        if (!Stream.of(shipping, tax, discount)
                .allMatch(part -> part == null || part.currency().equals(total.currency()))) {
            throw new IllegalArgumentException("the totals of an order are in one currency");
        }
        if (discount != null && discount.amount().signum() < 0) {
            throw new IllegalArgumentException("discount is not negative");
        }
    }
}
