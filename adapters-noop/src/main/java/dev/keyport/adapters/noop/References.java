package dev.keyport.adapters.noop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Makes references that nobody takes for a real provider's: a prefix and 8 hexadecimal digits. */
final class References {

    static final String PREFIX = "NOOP-";
    static final String SIGNING_PREFIX = "NOOP-SIGN-";

    private static final int DIGITS = 8;

    private References() {}

    static String random(String prefix) {
        return prefix + UUID.randomUUID().toString().substring(0, DIGITS);
    }

    /** The same for the same parts. The parts are joined with line feeds, so none but the last may hold one. */
    static String derived(String prefix, String... parts) {
        byte[] digest = sha256().digest(String.join("\n", parts).getBytes(UTF_8));
        return prefix + HexFormat.of().formatHex(digest, 0, DIGITS / 2);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
