package dev.keyport.host.page;

import dev.keyport.registry.ConnectionPatch;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The organization's own name for a connection, as it stands in its field. Immutable.
 *
 * @param error what is wrong with it; null when nothing is
 */
record LabelField(String value, @Nullable String error) {

    LabelField {
        Objects.requireNonNull(value, "value");
    }

    static LabelField of(String value) {
        return new LabelField(value, null);
    }

    /** What somebody entered, checked. */
    static LabelField entered(String text, Texts texts) {
        String value = text.strip();
        return new LabelField(value, isLabel(value) ? null : texts.of("label.refused"));
    }

    private static boolean isLabel(String text) {
        try {
            return new ConnectionPatch(text, null, Map.of()).capabilities().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    boolean isWrong() {
        return error != null;
    }
}
