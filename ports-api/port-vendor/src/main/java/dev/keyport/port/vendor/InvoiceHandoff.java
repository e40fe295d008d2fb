package dev.keyport.port.vendor;

import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.Limits;
import dev.keyport.port.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An invoice to hand over. Immutable.
 *
 * @param idempotencyKey at most one invoice is handed over for it
 * @param invoiceNumber the tenant's own number of it, at most 255 characters
 * @param customerName whom it bills, at most 255 characters
 * @param lines 1 to 500, all in the currency of the total
 * @param total with tax, as the tenant's books say it; nothing is added up here
 * @param issueDate in the tenant's time zone
 * @param dueDate in the tenant's time zone
 * @param metadata what the tenant attaches: at most 50 texts of 1,000 characters, under names of 64; never a secret
 * @param billOfMaterials what the goods are made of, for the records; at most 1,000 lines, none when that is nobody's business
 */
public record InvoiceHandoff(
        IdempotencyKey idempotencyKey,
        String invoiceNumber,
        String customerName,
        List<InvoiceLine> lines,
        Money total,
        LocalDate issueDate,
        LocalDate dueDate,
        Map<String, String> metadata,
        List<MaterialLine> billOfMaterials) {

    /**
     * @throws IllegalArgumentException when a part is blank, too long or too many, or the currencies differ
     */
    public InvoiceHandoff {
        Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        Limits.filledText("invoiceNumber", invoiceNumber, HandoffLimits.NAME);
        Limits.filledText("customerName", customerName, HandoffLimits.NAME);
        lines = Limits.list("lines", lines, 1, HandoffLimits.LINES);
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(issueDate, "issueDate");
        Objects.requireNonNull(dueDate, "dueDate");
        metadata = HandoffLimits.metadata(metadata);
        billOfMaterials = HandoffLimits.billOfMaterials(billOfMaterials);
        if (!lines.stream().allMatch(line -> line.isIn(total.currency()))) {
            throw new IllegalArgumentException("the lines of an invoice are in the currency of its total");
        }
    }

    /** Shows the key, the number and sizes, not the person and not the lines. */
    @Override
    public String toString() {
        return "InvoiceHandoff[" + idempotencyKey + ", " + invoiceNumber + ", " + lines.size() + " lines in "
                + total.currency() + "]";
    }
}
