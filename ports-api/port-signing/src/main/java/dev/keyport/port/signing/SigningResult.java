package dev.keyport.port.signing;

import dev.keyport.port.Outcome;
import dev.keyport.port.PortResult;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request to sign. Immutable.
 *
 * @param signingReference names the request from now on; null when it was not accepted
 * @param errorMessage why it was not accepted; null on success
 */
public record SigningResult(
        Outcome outcome,
        @Nullable String signingReference,
        @Nullable String errorMessage) implements PortResult {

    public SigningResult {
        Objects.requireNonNull(outcome, "outcome");
    }

    public boolean success() {
        return outcome.success();
    }
}
