package dev.keyport.port.notification;

import dev.keyport.port.Outcome;
import dev.keyport.port.PortResult;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message. Immutable.
 *
 * @param messageReference the channel's own id of it; null when it was not accepted
 * @param errorMessage why it was not accepted; null on success
 */
public record NotificationResult(
        Outcome outcome,
        @Nullable String messageReference,
        @Nullable String errorMessage) implements PortResult {

    public NotificationResult {
        Objects.requireNonNull(outcome, "outcome");
    }

    public boolean success() {
        return outcome.success();
    }
}
