package dev.keyport.port.vendor;

import dev.keyport.port.Limits;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of a bill of materials: what goes into the goods. Immutable.
 *
 * @param sku the tenant's own number of the material, at most 255 characters
 * @param description what it is, at most 1,000 characters
 * @param quantity how much of it, more than zero
 * @param unit what the quantity counts, for example {@code kg} or {@code pcs}; at most 20 characters
 */
public record MaterialLine(@Nullable String sku, String description, BigDecimal quantity, String unit) {

    private static final int MAX_UNIT = 20;

    /**
     * @throws IllegalArgumentException when a text is blank or too long, or the quantity is not positive
     */
    public MaterialLine {
        Limits.optionalText("sku", sku, HandoffLimits.NAME);
        Limits.filledText("description", description, HandoffLimits.DESCRIPTION);
        Limits.filledText("unit", unit, MAX_UNIT);
        Objects.requireNonNull(quantity, "quantity");
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("quantity is more than zero");
        }
    }
}
