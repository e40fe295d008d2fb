package dev.keyport.host.settings;

import dev.keyport.port.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The values that the operator gave. Shows none of them. Immutable. */
public final class Settings {

    private final Map<Setting, String> values;

    private Settings(Map<Setting, String> values) {
        this.values = values;
    }

    /**
     * Collects what was given.
     *
     * @param flags values from the command line, which win
     * @param environment of the process; an empty variable is the same as none
     */
    public static Settings of(Map<Setting, String> flags, Map<String, String> environment) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String value = flags.getOrDefault(setting, environment.get(setting.variable()));
            if (value != null && !value.isBlank()) {
                values.put(setting, value.strip());
            }
        }
        return new Settings(values);
    }

    public boolean isSet(Setting setting) {
        return values.containsKey(setting);
    }

    Optional<String> text(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    String text(Setting setting, String fallback) {
        return values.getOrDefault(setting, fallback);
    }

    String required(Setting setting) {
        return text(setting).orElseThrow(() -> new SettingException(setting, "is required"));
    }

    Secret requiredSecret(Setting setting) {
        return Secret.ofUtf8(required(setting));
    }

    URI requiredUri(Setting setting) {
        try {
            return new URI(required(setting));
        } catch (URISyntaxException e) {
            throw new SettingException(setting, "is not a URL");
        }
    }

    int port(Setting setting, int fallback) {
        String text = text(setting, String.valueOf(fallback));
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new SettingException(setting, "is not a port from 0 to 65535");
        }
        return Integer.parseInt(text);
    }

    @Override
    public String toString() {
        return "Settings" + values.keySet();
    }
}
