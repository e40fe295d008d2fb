package dev.keyport.port.social;

import dev.keyport.port.Limits;
import dev.keyport.port.Outcome;
import dev.keyport.port.PortResult;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a post. Immutable.
 *
 * @param postReference the network's own id of it, at most 255 characters; null when it was not accepted
 * @param permalink where people see it, https only; null when it is not known or was not accepted
 * @param errorMessage why it was not accepted, in words for the tenant; null on success
 */
public record PostResult(
        Outcome outcome,
        @Nullable String postReference,
        @Nullable URI permalink,
        @Nullable String errorMessage) implements PortResult {

    private static final int MAX_REFERENCE = 255;

    /**
     * @throws IllegalArgumentException when the reference is too long, or the link is not https
     */
    public PostResult {
        Objects.requireNonNull(outcome, "outcome");
        Limits.optionalText("postReference", postReference, MAX_REFERENCE);
        if (permalink != null) {
            Limits.httpsUrl("permalink", permalink);
        }
    }

    public boolean success() {
        return outcome.success();
    }
}
