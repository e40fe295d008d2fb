package dev.keyport.port;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Names an external system, for example {@code xero}. Immutable.
 *
 * @param value 1 to 50 characters: lower-case letters, digits, {@code _} and {@code -}, starting with a letter
 */
public record ProviderSlug(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,49}");

    /** The simulated provider that every domain has. */
    public static final ProviderSlug NOOP = new ProviderSlug("noop");

    /**
     * @throws IllegalArgumentException when the value is not of the form
     */
    public ProviderSlug {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a provider slug has 1 to 50 characters: lower-case letters, digits, '_' and"
                            + " '-', starting with a letter");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
