package dev.keyport.host.settings;

import java.util.Locale;
import java.util.Objects;

/**
 * How the runtime reaches its database.
 *
 * @param jdbcUrl without user and password
 * @param login of the runtime user
 */
public record DatabaseSettings(String jdbcUrl, Login login) {

    public static final String DEFAULT_USER = "keyport_app";

    private static final String PREFIX = "jdbc:postgresql:";

    public DatabaseSettings {
        Objects.requireNonNull(jdbcUrl, "jdbcUrl");
        Objects.requireNonNull(login, "login");
    }

    static DatabaseSettings from(Settings settings) {
        return new DatabaseSettings(
                url(settings),
                new Login(
                        settings.text(Setting.DATABASE_USER, DEFAULT_USER),
                        settings.requiredSecret(Setting.DATABASE_PASSWORD)));
    }

    static String url(Settings settings) {
        String url = settings.required(Setting.DATABASE_URL);
        String lowerCase = url.toLowerCase(Locale.ROOT);
        if (!url.startsWith(PREFIX + "//")) {
            throw new SettingException(Setting.DATABASE_URL, "does not start with " + PREFIX + "//");
        }
        if (lowerCase.contains("password=") || lowerCase.contains("user=") || url.contains("@")) {
            throw new SettingException(
                    Setting.DATABASE_URL,
                    "holds a user or a password; they belong in " + Setting.DATABASE_USER.variable() + " and "
                            + Setting.DATABASE_PASSWORD.variable());
        }
        return url;
    }
}
