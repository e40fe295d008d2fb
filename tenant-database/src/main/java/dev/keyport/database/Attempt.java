package dev.keyport.database;

import org.jspecify.annotations.Nullable;

/**
 * What a statement came to.
 *
 * @param rows returned or changed
 * @param sqlState of the refusal; null when the statement was carried out
 */
record Attempt(long rows, @Nullable String sqlState) {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    /** Whether a privilege or a policy was missing. Any other error is no refusal: it may depend on what is in the table. */
    boolean denied() {
        return INSUFFICIENT_PRIVILEGE.equals(sqlState);
    }

    boolean cameToNothing() {
        return denied() || (sqlState == null && rows == 0);
    }

    String outcome() {
        if (sqlState != null) {
            return denied() ? "refused" : "failed for another reason than a refusal, SQL state " + sqlState;
        }
        return "carried out, rows: " + rows;
    }
}
