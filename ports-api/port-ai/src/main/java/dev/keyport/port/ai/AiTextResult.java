package dev.keyport.port.ai;

import dev.keyport.port.Outcome;
import dev.keyport.port.PortResult;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the model answered. Immutable.
 *
 * @param content the text; empty when simulated, null when refused
 * @param errorMessage why there is no text; null on success
 * @param tokensUsed question and answer together, as the provider bills them; null when it does not say
 */
public record AiTextResult(
        Outcome outcome,
        @Nullable String content,
        @Nullable String errorMessage,
        @Nullable Integer tokensUsed) implements PortResult {

    public AiTextResult {
        Objects.requireNonNull(outcome, "outcome");
    }

    public boolean success() {
        return outcome.success();
    }

    /** Shows the size, not the text, which can hold personal data. */
    @Override
    public String toString() {
        return "AiTextResult[" + outcome + ", " + (content == null ? 0 : content.length()) + " characters, tokensUsed="
                + tokensUsed + "]";
    }
}
