package dev.keyport.host.settings;

import java.nio.file.Path;

/**
 * Everything that {@code keys} and {@code verify-isolation} need, checked.
 *
 * @param keys none when none were given
 */
public record MaintenanceSettings(Target target, KeySettings keys) {

    /** Which database to work on. */
    public sealed interface Target {}

    /**
     * The database of a running host in development mode.
     *
     * @param data its folder
     */
    public record Development(Path data) implements Target {}

    /** A database that somebody runs. */
    public record Production(DatabaseSettings database) implements Target {}

    /**
     * Checks what these commands need.
     *
     * @throws SettingException when a setting is wrong or missing
     */
    public static MaintenanceSettings from(Settings settings) {
        boolean production = settings.isSet(Setting.DATABASE_URL)
                || settings.isSet(Setting.DATABASE_USER)
                || settings.isSet(Setting.DATABASE_PASSWORD);
        Target target = production
                ? new Production(DatabaseSettings.from(settings))
                : new Development(ServeSettings.data(settings));
        return new MaintenanceSettings(target, KeySettings.from(settings));
    }
}
