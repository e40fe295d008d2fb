package dev.keyport.secrets.aesgcm;

import java.util.Base64;
import java.util.Random;

/** Keys that are the same in every run. */
final class TestKeys {

    private TestKeys() {}

    static byte[] bytes(long seed) {
        byte[] key = new byte[KeyRing.KEY_BYTES];
        new Random(seed).nextBytes(key);
        return key;
    }

    static String base64(long seed) {
        return Base64.getEncoder().encodeToString(bytes(seed));
    }

    static KeyRing ring(long seed) {
        return KeyRing.ofSingleKey(base64(seed));
    }
}
