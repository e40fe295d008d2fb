package dev.keyport.port.vendor;

import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.Limits;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Work to be done by a vendor. Immutable.
 *
 * @param idempotencyKey at most one order is handed over for it
 * @param orderNumber the tenant's own number of it, at most 255 characters
 * @param instructions what is to be done, plain text, at most 10,000 characters
 * @param items what it is to be done with, 1 to 500
 * @param neededBy in the tenant's time zone; null when there is no hurry
 * @param metadata what the tenant attaches: at most 50 texts of 1,000 characters, under names of 64; never a secret
 * @param billOfMaterials what goes into the work; at most 1,000 lines, perhaps none
 */
public record WorkOrder(
        IdempotencyKey idempotencyKey,
        String orderNumber,
        String instructions,
        List<WorkItem> items,
        @Nullable LocalDate neededBy,
        Map<String, String> metadata,
        List<MaterialLine> billOfMaterials) {

    private static final int MAX_INSTRUCTIONS = 10_000;

    /**
     * @throws IllegalArgumentException when a part is blank, too long or too many
     */
    public WorkOrder {
        Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        Limits.filledText("orderNumber", orderNumber, HandoffLimits.NAME);
        Limits.filledText("instructions", instructions, MAX_INSTRUCTIONS);
        items = Limits.list("items", items, 1, HandoffLimits.LINES);
        metadata = HandoffLimits.metadata(metadata);
        billOfMaterials = HandoffLimits.billOfMaterials(billOfMaterials);
    }

    /** Shows the key, the number and sizes, not the instructions, which can name people. */
    @Override
    public String toString() {
        return "WorkOrder[" + idempotencyKey + ", " + orderNumber + ", " + items.size() + " items]";
    }
}
