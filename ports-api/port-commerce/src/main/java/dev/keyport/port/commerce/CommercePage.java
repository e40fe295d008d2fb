package dev.keyport.port.commerce;

import dev.keyport.port.Limits;
import dev.keyport.port.Outcome;
import dev.keyport.port.PortResult;
import java.util.List;
import java.util.Objects;

/**
 * A page of what a shop has. Immutable as far as its items are.
 *
 * @param outcome {@link Outcome#CONFIRMED}, or {@link Outcome#SIMULATED} when nobody was asked
 * @param items at most as many as were asked for; perhaps none
 * @param nextCursor what to ask with next, also after the last page; at most 1,024 characters; empty when there is nothing yet to
 *     go on from
 * @param more whether the shop is known to have more right now; then the next cursor is another one than the page was asked with
 */
public record CommercePage<T>(Outcome outcome, List<T> items, String nextCursor, boolean more) implements PortResult {

    private static final int MAX_ITEMS = 100;

    /**
     * @throws IllegalArgumentException when the outcome is no success, there are more than 100 items, the cursor is too long, or
     *     there is more and no cursor to ask with
     */
    public CommercePage {
        Objects.requireNonNull(outcome, "outcome");
        items = Limits.list("items", items, 0, MAX_ITEMS);
        Limits.text("nextCursor", nextCursor, PageRequest.MAX_CURSOR);
        if (!outcome.success()) {
            throw new IllegalArgumentException("a page is confirmed or simulated; what failed is an exception");
        }
        if (more && nextCursor.isEmpty()) {
            throw new IllegalArgumentException("a page with more to come has a next cursor");
        }
    }

    public boolean success() {
        return outcome.success();
    }

    /** Shows the size, not the items and not the cursor. */
    @Override
    public String toString() {
        return "CommercePage[" + outcome + ", " + items.size() + " items, more=" + more + "]";
    }
}
