package dev.keyport.port.commerce;

import dev.keyport.port.Limits;

/**
 * Which page to read. Immutable.
 *
 * @param cursor the next cursor of the page before, at most 1,024 characters; empty to read from the beginning
 * @param limit the most items to answer with, from 1 to 100
 */
public record PageRequest(String cursor, int limit) {

    static final int MAX_CURSOR = 1_024;
    private static final int MAX_LIMIT = 100;

    /**
     * @throws IllegalArgumentException when the cursor is too long, or the limit is out of range
     */
    public PageRequest {
        Limits.text("cursor", cursor, MAX_CURSOR);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit is from 1 to " + MAX_LIMIT);
        }
    }

    /** The first page, as large as a page can be. */
    public static PageRequest first() {
        return new PageRequest("", MAX_LIMIT);
    }

    /** Shows the limit, and whether it begins, not the cursor, which a provider made. */
    @Override
    public String toString() {
        return "PageRequest[" + (cursor.isEmpty() ? "from the beginning" : "from a cursor") + ", limit=" + limit + "]";
    }
}
