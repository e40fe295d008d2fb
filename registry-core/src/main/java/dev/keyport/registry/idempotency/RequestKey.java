package dev.keyport.registry.idempotency;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a client names a request with, to be able to repeat it. It is the client's own: another actor's, or another tenant's, is
 * another key. Immutable.
 *
 * @param value 1 to 255 visible ASCII characters
 */
public record RequestKey(String value) {

    private static final Pattern FORM = Pattern.compile("[!-~]{1,255}");

    /**
     * @throws IllegalArgumentException when the value is not of the form; the message does not repeat it
     */
    public RequestKey {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an idempotency key has 1 to 255 visible ASCII characters");
        }
    }
}
