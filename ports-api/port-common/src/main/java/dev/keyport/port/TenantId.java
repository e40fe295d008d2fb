package dev.keyport.port;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Names one isolated customer of the backend.
 *
 * <p>1 to 63 characters: letters, digits, {@code _} and {@code -}, starting with a letter or a digit. The form is safe in
 * storage keys, in the additional data of sealed secrets and in PostgreSQL settings. Case matters. Immutable.
 *
 * @param value the id as the backend knows it
 */
public record TenantId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");

    /**
     * @throws IllegalArgumentException when the value is not of the form; the message does not repeat the value
     */
    public TenantId {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a tenant id has 1 to 63 characters: letters, digits, '_' and '-',"
                    + " starting with a letter or a digit");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
