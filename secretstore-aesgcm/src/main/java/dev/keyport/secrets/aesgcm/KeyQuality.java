package dev.keyport.secrets.aesgcm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Refuses keys that nobody can have drawn at random: patterns, text, and keys that stand in a public document. A random key fails
 * with a probability below 2<sup>-45</sup>.
 */
final class KeyQuality {

    private static final int FEWEST_DIFFERENT_BYTES = 12;

    /** SHA-256 of each key, so that the list is no source of keys. */
    private static final Set<String> PUBLISHED = read("published-keys.txt");

    private KeyQuality() {}

    /**
     * @param what names the key in the message
     * @throws InvalidKeyException when the key is not one to seal with
     */
    static void require(String what, byte[] key) {
        if (key.length != KeyRing.KEY_BYTES) {
            throw new InvalidKeyException(what + " is not " + KeyRing.KEY_BYTES + " bytes long");
        }
        if (hasFewDifferentBytes(key) || counts(key) || repeatsItsHalf(key)) {
            throw new InvalidKeyException(what + " is not random");
        }
        if (isText(key)) {
            throw new InvalidKeyException(what + " is a text, not random bytes");
        }
        if (PUBLISHED.contains(sha256(key))) {
            throw new InvalidKeyException(what + " was published as an example");
        }
    }

    private static boolean hasFewDifferentBytes(byte[] key) {
        return bytes(key).distinct().count() < FEWEST_DIFFERENT_BYTES;
    }

    private static boolean counts(byte[] key) {
        return IntStream.of(1, -1)
                .anyMatch(step ->
                        IntStream.range(1, key.length).allMatch(at -> key[at] == (byte) (key[at - 1] + step)));
    }

    private static boolean repeatsItsHalf(byte[] key) {
        int half = key.length / 2;
        return Arrays.equals(key, 0, half, key, half, key.length);
    }

    private static boolean isText(byte[] key) {
        return bytes(key).allMatch(value -> value >= ' ' && value <= '~');
    }

    private static IntStream bytes(byte[] key) {
        return IntStream.range(0, key.length).map(at -> key[at]);
    }

    private static String sha256(byte[] key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Set<String> read(String resource) {
        try (InputStream in = Objects.requireNonNull(KeyQuality.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
