package dev.keyport.host.settings;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Everything that {@code migrate} needs, checked.
 *
 * @param runtime what {@code serve} will log in with
 */
public record MigrateSettings(DatabaseSettings runtime, Login administrator) {

    private static final Pattern ROLE = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    public MigrateSettings {
        Objects.requireNonNull(runtime, "runtime");
        Objects.requireNonNull(administrator, "administrator");
    }

    /**
     * Checks what {@code migrate} needs.
     *
     * @throws SettingException when a setting is wrong or missing
     */
    public static MigrateSettings from(Settings settings) {
        DatabaseSettings runtime = DatabaseSettings.from(settings);
        if (!ROLE.matcher(runtime.login().name()).matches()) {
            throw new SettingException(
                    Setting.DATABASE_USER,
                    "has 1 to 63 lower-case letters, digits and '_', starting with a letter or '_'");
        }
        return new MigrateSettings(
                runtime,
                new Login(
                        settings.required(Setting.DATABASE_ADMIN_USER),
                        settings.requiredSecret(Setting.DATABASE_ADMIN_PASSWORD)));
    }
}
