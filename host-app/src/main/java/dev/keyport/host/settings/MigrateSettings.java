package dev.keyport.host.settings;

import dev.keyport.database.DatabaseMigration;
import java.util.Objects;

/**
 * Everything that {@code migrate} needs, checked.
 *
 * @param runtime what {@code serve} will log in with
 */
public record MigrateSettings(DatabaseSettings runtime, Login administrator) {

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
        try {
            DatabaseMigration.requireName(runtime.login().name());
        } catch (IllegalArgumentException e) {
            throw new SettingException(Setting.DATABASE_USER, String.valueOf(e.getMessage()));
        }
        return new MigrateSettings(
                runtime,
                new Login(
                        settings.required(Setting.DATABASE_ADMIN_USER),
                        settings.requiredSecret(Setting.DATABASE_ADMIN_PASSWORD)));
    }
}
