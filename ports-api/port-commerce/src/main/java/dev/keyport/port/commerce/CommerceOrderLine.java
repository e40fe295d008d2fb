package dev.keyport.port.commerce;

import dev.keyport.port.Limits;
import dev.keyport.port.Money;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order. Exact decimals; nothing is rounded here. Immutable.
 *
 * @param productExternalId the shop's own id of the product, at most 255 characters; null when it is no product of the shop any
 *     more, or never was
 * @param sku the seller's own number of it, at most 255 characters
 * @param title what the buyer saw, at most 1,000 characters
 * @param quantity how much of it, not negative
 * @param unitPrice for one, before discounts that the whole order has
 */
public record CommerceOrderLine(
        @Nullable String productExternalId, @Nullable String sku, String title, BigDecimal quantity, Money unitPrice) {

    /**
     * @throws IllegalArgumentException when a text is too long, or the quantity is negative
     */
    public CommerceOrderLine {
        Limits.optionalText("productExternalId", productExternalId, CommerceOrder.MAX_ID);
        Limits.optionalText("sku", sku, CommerceOrder.MAX_ID);
        Limits.text("title", title, CommerceProduct.MAX_TITLE);
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(unitPrice, "unitPrice");
        if (quantity.signum() < 0) {
            throw new IllegalArgumentException("quantity is not negative");
        }
    }

    /** Shows the numbers, not the title, in which a buyer's own words can stand. */
    @Override
    public String toString() {
        return "CommerceOrderLine[product=" + productExternalId + ", quantity=" + quantity + ", unitPrice=" + unitPrice
                + "]";
    }
}
