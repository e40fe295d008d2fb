package dev.keyport.registry;

import dev.keyport.port.Credential;
import dev.keyport.port.CredentialField;
import dev.keyport.port.CredentialKind;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much of a credential may be shown to those who configure it. What is not known to be harmless is not shown. */
final class KeyDisplay {

    private static final String MASK = "••••";
    private static final int SHOWN = 4;
    private static final int LONG = 20;

    private KeyDisplay() {}

    /**
     * The last 4 characters of an API key that is one plain token, long enough that they give nothing away; null for all others,
     * such as passwords, OAuth tokens, PEM or JSON.
     */
    static @Nullable String hint(Credential credential) {
        return credential.kind() == CredentialKind.API_KEY
                ? credential.secret(CredentialField.VALUE).use(KeyDisplay::end).orElse(null)
                : null;
    }

    static @Nullable String masked(@Nullable Integer credentialVersion, @Nullable String hint) {
        if (credentialVersion == null) {
            return null;
        }
        return hint == null ? MASK : MASK + hint;
    }

    private static Optional<String> end(byte[] key) {
        for (byte b : key) {
            if (!isPlain(b)) {
                return Optional.empty();
            }
        }
        return key.length < LONG
                ? Optional.empty()
                : Optional.of(new String(key, key.length - SHOWN, SHOWN, StandardCharsets.US_ASCII));
    }

    private static boolean isPlain(byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '_' || b == '-';
    }
}
