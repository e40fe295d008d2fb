package dev.keyport.registry.job;

import dev.keyport.registry.internal.StorableText;
import java.util.Collections;
import java.util.Map;

/**
 * A thing that a page of a job brought. Immutable.
 *
 * <p>What UTF-8 or PostgreSQL cannot hold, NUL and halves of surrogate pairs, becomes U+FFFD.
 *
 * @param externalId what the provider calls it, 1 to 255 characters
 * @param data texts, numbers, booleans, and lists and maps of them; about 800 KB at most
 */
public record Item(String externalId, Map<String, Object> data) {

    private static final int MAX_ID = 255;
    private static final int MAX_ROOM = 1_000_000;

    /**
     * @throws IllegalArgumentException when the id is not of that length, or the data is too large or of another kind
     */
    public Item {
        externalId = StorableText.storable(externalId);
        if (externalId.isEmpty() || externalId.length() > MAX_ID) {
            throw new IllegalArgumentException("the external id of an item has 1 to " + MAX_ID + " characters");
        }
        data = Collections.unmodifiableMap(StorableText.storable(data));
        if (StorableText.room(data) > MAX_ROOM) {
            throw new IllegalArgumentException("the data of an item is too large");
        }
    }
}
