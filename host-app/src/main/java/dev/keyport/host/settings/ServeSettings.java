package dev.keyport.host.settings;

import dev.keyport.host.token.ClaimNames;
import dev.keyport.host.token.TokenSettings;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that {@code serve} needs, checked.
 *
 * @param keys none only in development mode, which makes one
 */
public record ServeSettings(String host, int port, KeySettings keys, Mode mode) {

    private static final int DEFAULT_PORT = 8080;
    private static final String LOOPBACK = "127.0.0.1";

    /** What can be set in development mode; anything else means that real servers are to be used. */
    private static final Set<Setting> OF_DEVELOPMENT = EnumSet.of(
            Setting.PORT,
            Setting.HOST,
            Setting.DATA,
            Setting.ENCRYPTION_KEY,
            Setting.ENCRYPTION_KEYS,
            Setting.CRYPTO_PROVIDER);

    private static final Set<Setting> OF_MIGRATION =
            EnumSet.of(Setting.DATABASE_ADMIN_USER, Setting.DATABASE_ADMIN_PASSWORD);

    /** Which servers the host stands on. */
    public sealed interface Mode {}

    /**
     * Servers of its own, on loopback.
     *
     * @param data where they keep everything
     */
    public record Development(Path data) implements Mode {}

    /**
     * Servers that somebody runs.
     *
     * @param storage empty when there is none: then documents are not available
     * @param openId empty when nobody can sign in: then there are no pages
     */
    public record Production(
            DatabaseSettings database,
            Optional<StorageSettings> storage,
            TokenSettings tokens,
            Optional<OpenIdSettings> openId)
            implements Mode {}

    /**
     * Checks what {@code serve} needs.
     *
     * @throws SettingException when a setting is wrong or missing
     */
    public static ServeSettings from(Settings settings) {
        boolean development = Arrays.stream(Setting.values())
                .filter(settings::isSet)
                .allMatch(setting -> OF_DEVELOPMENT.contains(setting) || OF_MIGRATION.contains(setting));
        int port = settings.port(Setting.PORT, DEFAULT_PORT);
        String host = settings.text(Setting.HOST, LOOPBACK);
        if (development) {
            if (!host.equals(LOOPBACK)) {
                throw new SettingException(Setting.HOST, "development mode listens on " + LOOPBACK + " only");
            }
            return new ServeSettings(host, port, KeySettings.from(settings), new Development(data(settings)));
        }
        DatabaseSettings database = DatabaseSettings.from(settings);
        Optional<StorageSettings> storage = StorageSettings.from(settings);
        TokenSettings tokens = tokens(settings);
        Production production =
                new Production(database, storage, tokens, OpenIdSettings.from(settings, tokens.claims()));
        KeySettings keys = KeySettings.from(settings);
        keys.required();
        return new ServeSettings(host, port, keys, production);
    }

    static Path data(Settings settings) {
        try {
            return Path.of(settings.text(Setting.DATA, ".keyport"))
                    .toAbsolutePath()
                    .normalize();
        } catch (InvalidPathException e) {
            throw new SettingException(Setting.DATA, "is not a path");
        }
    }

    private static TokenSettings tokens(Settings settings) {
        String issuer = settings.required(Setting.JWT_ISSUER);
        String audience = settings.required(Setting.JWT_AUDIENCE);
        URI jwks = settings.requiredUri(Setting.JWT_JWKS_URL);
        ClaimNames claims = new ClaimNames(
                settings.text(Setting.JWT_TENANT_CLAIM, ClaimNames.DEFAULT.tenant()),
                settings.text(Setting.JWT_SUBJECT_CLAIM, ClaimNames.DEFAULT.subject()),
                settings.text(Setting.JWT_ROLE_CLAIM, ClaimNames.DEFAULT.role()));
        try {
            return new TokenSettings(issuer, audience, jwks, claims);
        } catch (IllegalArgumentException e) {
            throw new SettingException(Setting.JWT_JWKS_URL, "must be an https address, or http on loopback");
        }
    }
}
