package dev.keyport.port.accounting;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * An invoice to send. Immutable.
 *
 * @param invoiceNumber the tenant's own number of it
 * @param customerName whom it bills
 * @param lineItems at least one
 * @param currency ISO 4217, for example {@code ZAR}; amounts of the lines are in it
 * @param issueDate in the tenant's time zone
 * @param dueDate in the tenant's time zone
 */
public record InvoiceSyncRequest(
        String invoiceNumber,
        String customerName,
        List<LineItem> lineItems,
        String currency,
        LocalDate issueDate,
        LocalDate dueDate) {

    /**
     * @throws IllegalArgumentException when there is no line
     */
    public InvoiceSyncRequest {
        Objects.requireNonNull(invoiceNumber, "invoiceNumber");
        Objects.requireNonNull(customerName, "customerName");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(issueDate, "issueDate");
        Objects.requireNonNull(dueDate, "dueDate");
        lineItems = List.copyOf(lineItems);
        if (lineItems.isEmpty()) {
            throw new IllegalArgumentException("an invoice has at least one line item");
        }
    }

    /** Shows the number and the size, not the person and not the lines. */
    @Override
    public String toString() {
        return "InvoiceSyncRequest[" + invoiceNumber + ", " + lineItems.size() + " lines in " + currency + "]";
    }
}
