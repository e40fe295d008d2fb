package dev.keyport.port;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Names one intention to act at a provider: to move money, to publish, to hand something over. Chosen by the caller, the same at
 * every repetition, so that a repeated call acts once. Immutable.
 *
 * @param value 1 to 128 visible ASCII characters
 */
public record IdempotencyKey(String value) {

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,128}");

    /**
     * @throws IllegalArgumentException when the value is not of the form
     */
    public IdempotencyKey {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an idempotency key has 1 to 128 visible ASCII characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
