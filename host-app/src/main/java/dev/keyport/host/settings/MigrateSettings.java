package dev.keyport.host.settings;

import dev.keyport.port.Secret;
import java.util.Objects;

/**
 * Everything that {@code migrate} needs, checked.
 *
 * @param runtime what {@code serve} will log in with
 */
public record MigrateSettings(DatabaseSettings runtime, String adminUser, Secret adminPassword) {

    public MigrateSettings {
        Objects.requireNonNull(runtime, "runtime");
        Objects.requireNonNull(adminUser, "adminUser");
        Objects.requireNonNull(adminPassword, "adminPassword");
    }

    /**
     * Checks what {@code migrate} needs.
     *
     * @throws SettingException when a setting is wrong or missing
     */
    public static MigrateSettings from(Settings settings) {
        return new MigrateSettings(
                DatabaseSettings.from(settings),
                settings.required(Setting.DATABASE_ADMIN_USER),
                settings.requiredSecret(Setting.DATABASE_ADMIN_PASSWORD));
    }
}
