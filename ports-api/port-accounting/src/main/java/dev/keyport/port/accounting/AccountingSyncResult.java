package dev.keyport.port.accounting;

import dev.keyport.port.Outcome;
import dev.keyport.port.PortResult;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of an invoice or a customer. Immutable.
 *
 * @param outcome how sure it is
 * @param externalReferenceId the accounting system's own id of it; null when it was not accepted
 * @param errorMessage why it was not accepted, in words for the tenant; null on success
 */
public record AccountingSyncResult(
        Outcome outcome,
        @Nullable String externalReferenceId,
        @Nullable String errorMessage) implements PortResult {

    public AccountingSyncResult {
        Objects.requireNonNull(outcome, "outcome");
    }

    public boolean success() {
        return outcome.success();
    }
}
