package dev.keyport.registry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to change about a connection. Immutable.
 *
 * @param label the tenant's own name for it, one line of at most 100 characters; blank for none, null to keep it
 * @param configJson a JSON object that replaces the whole configuration; null to keep it
 * @param capabilities by id, whether a capability is switched on; the others stay as they are
 */
public record ConnectionPatch(
        @Nullable String label, @Nullable String configJson, Map<String, Boolean> capabilities) {

    private static final int MAX_LABEL = 100;

    /**
     * @throws IllegalArgumentException when the label is no line of at most 100 characters
     */
    public ConnectionPatch {
        capabilities = Map.copyOf(capabilities);
        requireLabel(label);
    }

    static void requireLabel(@Nullable String label) {
        if (label != null
                && (label.codePointCount(0, label.length()) > MAX_LABEL
                        || label.chars().anyMatch(Character::isISOControl)
                        || label.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE))) {
            throw new IllegalArgumentException("a label is one line of at most " + MAX_LABEL + " characters");
        }
    }
}
