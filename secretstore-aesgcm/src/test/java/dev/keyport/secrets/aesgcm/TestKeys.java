package dev.keyport.secrets.aesgcm;

import dev.keyport.port.secrets.KeyWrapper;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
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

    /** Another system that has the keys 1 and 2. */
    static KeyWrapper wrapper(long activeId) {
        return new VaultOfKeys(new SecureRandom(), activeId, Map.of(1L, bytes(1), 2L, bytes(2)));
    }
}
