package dev.keyport.host.settings;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How the runtime reaches its database.
 *
 * @param jdbcUrl without user and password
 * @param login of the runtime user
 */
public record DatabaseSettings(String jdbcUrl, Login login) {

    public static final String DEFAULT_USER = "keyport_app";

    /** Stricter than the driver, which puts localhost, 5432 and the user's name for what is missing. */
    private static final Pattern URL = Pattern.compile("jdbc:postgresql://HOST(,HOST)*/[^/?#\\s]+(\\?[^#\\s]*)?"
            .replace("HOST", "([^\\[\\]/?#:,@\\s]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?"));

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
        if (lowerCase.contains("password=") || lowerCase.contains("user=") || url.contains("@")) {
            throw new SettingException(
                    Setting.DATABASE_URL,
                    "holds a user or a password; they belong in " + Setting.DATABASE_USER.variable() + " and "
                            + Setting.DATABASE_PASSWORD.variable());
        }
        if (!URL.matcher(url).matches()) {
            throw new SettingException(Setting.DATABASE_URL, "is not of the form jdbc:postgresql://host:port/database");
        }
        return url;
    }
}
