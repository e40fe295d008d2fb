package dev.keyport.host.settings;

import dev.keyport.secrets.aesgcm.CryptoProvider;
import dev.keyport.secrets.aesgcm.InvalidKeyException;
import dev.keyport.secrets.aesgcm.KeyRing;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The keys that seal tenants' secrets.
 *
 * @param ring empty when none were given
 * @param source the setting that gives them
 * @param crypto what computes with them
 */
public record KeySettings(Optional<KeyRing> ring, Setting source, CryptoProvider crypto) {

    public KeySettings {
        Objects.requireNonNull(ring, "ring");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(crypto, "crypto");
    }

    /**
     * The keys that were given.
     *
     * @throws SettingException when none were
     */
    public KeyRing required() {
        return ring.orElseThrow(() -> new SettingException(source, "is required"));
    }

    /** A refusal that names the setting which gives the keys. */
    public SettingException refusal(InvalidKeyException reason) {
        return new SettingException(source, String.valueOf(reason.getMessage()));
    }

    /**
     * @throws SettingException when the keys cannot be used, or are given in two ways
     */
    static KeySettings from(Settings settings) {
        boolean several = settings.isSet(Setting.ENCRYPTION_KEYS);
        if (several && settings.isSet(Setting.ENCRYPTION_KEY)) {
            throw new SettingException(
                    Setting.ENCRYPTION_KEYS,
                    "cannot be given together with " + Setting.ENCRYPTION_KEY.variable() + "; keep one of them");
        }
        Setting source = several ? Setting.ENCRYPTION_KEYS : Setting.ENCRYPTION_KEY;
        return new KeySettings(settings.text(source).map(keys -> parse(source, keys)), source, crypto(settings));
    }

    private static KeyRing parse(Setting source, String keys) {
        try {
            return source == Setting.ENCRYPTION_KEYS ? KeyRing.parse(keys) : KeyRing.ofSingleKey(keys);
        } catch (InvalidKeyException e) {
            throw new SettingException(source, String.valueOf(e.getMessage()));
        }
    }

    private static CryptoProvider crypto(Settings settings) {
        return switch (settings.text(Setting.CRYPTO_PROVIDER, "jdk").toLowerCase(Locale.ROOT)) {
            case "jdk" -> CryptoProvider.JDK;
            case "bouncycastle" -> CryptoProvider.BOUNCY_CASTLE;
            default -> throw new SettingException(Setting.CRYPTO_PROVIDER, "is neither jdk nor bouncycastle");
        };
    }
}
