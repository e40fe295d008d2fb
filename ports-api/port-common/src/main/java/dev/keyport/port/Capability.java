package dev.keyport.port;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One discrete action that a provider can perform. Immutable.
 *
 * @param id for example {@code sync_invoice}: 2 to 50 lower-case letters, digits and {@code _}, starting with a letter
 * @param label a few words for a person
 * @param description one sentence for a person
 * @param role the least role that may use it; never {@link Role#SYSTEM}, which may use all of them
 */
public record Capability(String id, String label, String description, Role role) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{1,49}");

    /**
     * @throws IllegalArgumentException when the id is not of the form, or the role is {@link Role#SYSTEM}
     */
    public Capability {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(role, "role");
        if (!isId(id)) {
            throw new IllegalArgumentException(
                    "a capability id has 2 to 50 lower-case letters, digits and '_', starting with a letter");
        }
        if (role == Role.SYSTEM) {
            throw new IllegalArgumentException("no person has the role system");
        }
    }

    /** Whether a text can be the id of one. */
    public static boolean isId(String text) {
        return FORM.matcher(text).matches();
    }

    /** One that every role may use. */
    public Capability(String id, String label, String description) {
        this(id, label, description, Role.MEMBER);
    }
}
