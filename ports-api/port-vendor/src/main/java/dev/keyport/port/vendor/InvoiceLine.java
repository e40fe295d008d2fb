package dev.keyport.port.vendor;

import dev.keyport.port.Limits;
import dev.keyport.port.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/**
 * One line of an invoice. Exact decimals; nothing is rounded here. Immutable.
 *
 * @param description what is billed, at most 1,000 characters
 * @param quantity how much of it
 * @param unitPrice per unit, without tax
 * @param taxAmount for the whole line, in the same currency
 */
public record InvoiceLine(String description, BigDecimal quantity, Money unitPrice, Money taxAmount) {

    /**
     * @throws IllegalArgumentException when the description is blank or too long, or the currencies differ
     */
    public InvoiceLine {
        Limits.filledText("description", description, HandoffLimits.DESCRIPTION);
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(unitPrice, "unitPrice");
        Objects.requireNonNull(taxAmount, "taxAmount");
        if (!unitPrice.currency().equals(taxAmount.currency())) {
            throw new IllegalArgumentException("price and tax of a line are in one currency");
        }
    }

    /** Shows the numbers, not the description, which can name people. */
    @Override
    public String toString() {
        return "InvoiceLine[quantity=" + quantity + ", unitPrice=" + unitPrice + ", taxAmount=" + taxAmount + "]";
    }

    boolean isIn(Currency currency) {
        return unitPrice.currency().equals(currency);
    }
}
