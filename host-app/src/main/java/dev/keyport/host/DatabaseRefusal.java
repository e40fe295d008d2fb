package dev.keyport.host;

import dev.keyport.host.settings.Setting;
import dev.keyport.host.settings.SettingException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Says which setting to look at when the database refuses. The driver's own message shows host names, so it is not used. */
final class DatabaseRefusal {

    private DatabaseRefusal() {}

    static SettingException ofRuntime(SQLException e) {
        return of(e, Setting.DATABASE_USER, Setting.DATABASE_PASSWORD);
    }

    static SettingException ofMigration(SQLException e) {
        return of(e, Setting.DATABASE_ADMIN_USER, Setting.DATABASE_ADMIN_PASSWORD);
    }

    private static SettingException of(SQLException e, Setting user, Setting password) {
        String state = state(e);
        return switch (state) {
            case "28P01", "28000" -> new SettingException(password, "the server refuses this user with this password");
            case "3D000" -> new SettingException(Setting.DATABASE_URL, "the server has no such database");
            case "42501" -> new SettingException(user, "the server does not allow this user what it needs to do here");
            default ->
                new SettingException(
                        Setting.DATABASE_URL, "the database cannot be reached or used (SQL state " + state + ")");
        };
    }

    private static String state(SQLException e) {
        @Nullable String state = e.getSQLState();
        return state == null ? "unknown" : state;
    }
}
