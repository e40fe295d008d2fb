package dev.keyport.host.page;

import dev.keyport.host.page.ConfigSchema.Kind;
import dev.keyport.host.page.ConfigSchema.Setting;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A setting with what stands in its field. Immutable.
 *
 * @param value as it is entered; of a choice as JSON; {@code true} for a box that is checked
 * @param error what is wrong with it; null when nothing is
 * @param stored what is stored, where it is not what was entered and somebody else changed it meanwhile; else null
 */
record ConfigField(
        Setting setting,
        String value,
        @Nullable String error,
        @Nullable String stored) {

    /** The name of the form's field. */
    static final String PREFIX = "config";

    ConfigField {
        Objects.requireNonNull(setting, "setting");
        Objects.requireNonNull(value, "value");
    }

    String name() {
        return PREFIX + setting.pointer();
    }

    /** For {@code id}, unique below the id of the form. */
    String id() {
        return "config" + setting.pointer().replaceAll("[^A-Za-z0-9_-]", "-");
    }

    boolean checked() {
        return value.equals("true");
    }

    /** The keyboard that a phone shows. */
    @Nullable
    String inputMode() {
        return switch (setting.kind()) {
            case NUMBER -> "decimal";
            case INTEGER -> "numeric";
            default -> null;
        };
    }

    boolean isOneOfItsOptions() {
        return setting.options().stream().anyMatch(option -> option.value().equals(value));
    }

    /** How a value is read out to a person. */
    String shown(String entered) {
        return setting.kind() == Kind.CHOICE
                ? setting.options().stream()
                        .filter(option -> option.value().equals(entered))
                        .map(ConfigSchema.Option::label)
                        .findFirst()
                        .orElse("")
                : entered;
    }

    ConfigField withError(String wrong) {
        return new ConfigField(setting, value, wrong, stored);
    }

    ConfigField beside(String other) {
        return new ConfigField(setting, value, error, other.equals(value) ? null : other);
    }
}
