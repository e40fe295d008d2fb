package dev.keyport.port.commerce;

import dev.keyport.port.Limits;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An order that was placed in a shop. Immutable.
 *
 * @param externalId the shop's own id of it, at most 255 characters
 * @param number what buyer and seller call it, at most 255 characters; the external id where the shop has no other
 * @param state how far it has come
 * @param placedAt when the buyer placed it
 * @param updatedAt when the shop last changed it
 * @param buyer who placed it, as far as the shop tells
 * @param lines what was ordered, at most 500 lines
 * @param totals what it costs
 */
public record CommerceOrder(
        String externalId,
        String number,
        CommerceOrderState state,
        Instant placedAt,
        Instant updatedAt,
        CommerceBuyer buyer,
        List<CommerceOrderLine> lines,
        CommerceTotals totals) {

    static final int MAX_ID = 255;
    private static final int MAX_LINES = 500;

    /**
     * @throws IllegalArgumentException when a part is blank, too long or too many
     */
    public CommerceOrder {
        Limits.filledText("externalId", externalId, MAX_ID);
        Limits.filledText("number", number, MAX_ID);
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(placedAt, "placedAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
        Objects.requireNonNull(buyer, "buyer");
        lines = Limits.list("lines", lines, 0, MAX_LINES);
        Objects.requireNonNull(totals, "totals");
    }

    /** Shows the id and the size, not the person and not what was bought. */
    @Override
    public String toString() {
        return "CommerceOrder[" + externalId + ", " + state + ", " + lines.size() + " lines]";
    }
}
