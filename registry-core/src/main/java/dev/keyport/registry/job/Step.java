package dev.keyport.registry.job;

import dev.keyport.port.Outcome;
import dev.keyport.registry.internal.StorableText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of one page. Immutable.
 *
 * @param outcome REJECTED fails the job; UNKNOWN is tried again where that is safe, and else ends the job as unknown
 * @param items what it brought; at most 1,000
 * @param cursor where the next page begins; null keeps what the connection has
 * @param more whether there is a next page now
 * @param result what people may want to know of the answer: texts, numbers and booleans, about 4 KB at most
 * @param message why the provider refused, one line; null when it did not
 */
public record Step(
        Outcome outcome,
        List<Item> items,
        @Nullable String cursor,
        boolean more,
        Map<String, Object> result,
        @Nullable String message) {

    /** The most items of one page. */
    public static final int MAX_ITEMS = 1_000;

    private static final int MAX_RESULT_ROOM = 8_000;

    /**
     * @throws IllegalArgumentException when there are too many items, the result is too large or of another kind, or there is more
     *     to come without a place to go on
     */
    public Step {
        Objects.requireNonNull(outcome, "outcome");
        items = List.copyOf(items);
        if (items.size() > MAX_ITEMS) {
            throw new IllegalArgumentException("a page has at most " + MAX_ITEMS + " items");
        }
        if (more && cursor == null) {
            throw new IllegalArgumentException("there is more to come, and no cursor to it");
        }
        result = StorableText.storable(result);
        if (StorableText.room(result) > MAX_RESULT_ROOM) {
            throw new IllegalArgumentException("the result is too large");
        }
        message = StorableText.line(message);
    }

    /** A page of things. */
    public static Step page(Outcome outcome, List<Item> items, @Nullable String cursor, boolean more) {
        return new Step(outcome, items, cursor, more, Map.of(), null);
    }

    /** The one page of something that was done at once. */
    public static Step done(Outcome outcome, Map<String, Object> result, @Nullable String message) {
        return new Step(outcome, List.of(), null, false, result, message);
    }
}
