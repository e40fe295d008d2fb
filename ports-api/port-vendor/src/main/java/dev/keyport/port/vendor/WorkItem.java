package dev.keyport.port.vendor;

import dev.keyport.port.Limits;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * Goods that a vendor is to work on. Immutable.
 *
 * @param description what they are, at most 1,000 characters
 * @param quantity how many, more than zero
 */
public record WorkItem(String description, BigDecimal quantity) {

    /**
     * @throws IllegalArgumentException when the description is blank or too long, or the quantity is not positive
     */
    public WorkItem {
        Limits.filledText("description", description, HandoffLimits.DESCRIPTION);
        Objects.requireNonNull(quantity, "quantity");
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("quantity is more than zero");
        }
    }
}
