package dev.keyport.port.ai;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A prompt. Immutable.
 *
 * @param maxTokens the most tokens to answer with, 1 or more, as the provider counts them
 * @param temperature from 0 (steady) to 2 (wild); null for the provider's default
 */
public record AiTextRequest(
        String prompt, int maxTokens, @Nullable Double temperature) {

    /**
     * @throws IllegalArgumentException when a number is out of range
     */
    public AiTextRequest {
        Objects.requireNonNull(prompt, "prompt");
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens is 1 or more");
        }
        if (temperature != null && !(temperature >= 0 && temperature <= 2)) {
            throw new IllegalArgumentException("temperature is from 0 to 2");
        }
    }

    /** Shows the limits, not the prompt, which can hold personal data. */
    @Override
    public String toString() {
        return "AiTextRequest[maxTokens=" + maxTokens + ", temperature=" + temperature + "]";
    }
}
