package dev.keyport.port.accounting;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * One line of an invoice. Exact decimals throughout; nothing is rounded here. Immutable.
 *
 * @param description what is billed
 * @param quantity how much of it
 * @param unitPrice per unit, without tax, in the invoice's currency
 * @param taxAmount for the whole line, in the invoice's currency
 */
public record LineItem(String description, BigDecimal quantity, BigDecimal unitPrice, BigDecimal taxAmount) {

    public LineItem {
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(unitPrice, "unitPrice");
        Objects.requireNonNull(taxAmount, "taxAmount");
    }

    /** Shows the numbers, not the description, which can name people. */
    @Override
    public String toString() {
        return "LineItem[quantity=" + quantity + ", unitPrice=" + unitPrice + ", taxAmount=" + taxAmount + "]";
    }
}
