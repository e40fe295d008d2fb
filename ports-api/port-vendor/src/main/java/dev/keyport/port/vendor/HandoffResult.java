package dev.keyport.port.vendor;

import dev.keyport.port.Limits;
import dev.keyport.port.Outcome;
import dev.keyport.port.PortResult;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of an invoice or a work order. Immutable.
 *
 * @param handoffReference names it at the vendor, at most 255 characters; null when it was not accepted
 * @param errorMessage why it was not accepted, in words for the tenant; null on success
 */
public record HandoffResult(
        Outcome outcome,
        @Nullable String handoffReference,
        @Nullable String errorMessage) implements PortResult {

    /**
     * @throws IllegalArgumentException when the reference is too long
     */
    public HandoffResult {
        Objects.requireNonNull(outcome, "outcome");
        Limits.optionalText("handoffReference", handoffReference, HandoffLimits.NAME);
    }

    public boolean success() {
        return outcome.success();
    }
}
