package dev.keyport.secrets.aesgcm;

import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The key encryption keys (KEK) of the system: one is active and seals, the others only open. Every key has an id from 1 to
 * 2<sup>32</sup>-1 that is written into what it seals. Thread-safe; shows no key.
 */
public final class KeyRing {

    /** The bytes of a key. */
    public static final int KEY_BYTES = 32;

    private static final long MAX_ID = 0xFFFF_FFFFL;

    private final long activeId;
    private final Map<Long, byte[]> keys;

    private KeyRing(long activeId, Map<Long, byte[]> keys) {
        this.activeId = activeId;
        this.keys = keys;
    }

    /**
     * A ring of one key, with id 1.
     *
     * @param base64 32 random bytes in Base64 (RFC 4648, section 4)
     * @throws InvalidKeyException when it is something else, or plainly not random
     */
    public static KeyRing ofSingleKey(String base64) {
        return of(1, Map.of(1L, decode(base64)));
    }

    /**
     * A ring of several keys.
     *
     * @param activeId the key that seals
     * @param keys by id, 32 bytes each; copied
     * @throws InvalidKeyException when a key or an id is not usable
     */
    public static KeyRing of(long activeId, Map<Long, byte[]> keys) {
        Map<Long, byte[]> copy = new TreeMap<>();
        keys.forEach((id, key) -> copy.put(requireId(id), requireKey(key).clone()));
        if (!copy.containsKey(activeId)) {
            throw new InvalidKeyException("the active key is not in the ring");
        }
        return new KeyRing(activeId, copy);
    }

    long activeId() {
        return activeId;
    }

    Set<Long> ids() {
        return keys.keySet();
    }

    byte[] key(long id) throws UnsealException {
        byte[] key = keys.get(id);
        if (key == null) {
            throw new UnsealException("the key with id " + id + " is not in the ring");
        }
        return key;
    }

    @Override
    public String toString() {
        return "KeyRing[active=" + activeId + ", ids=" + keys.keySet() + "]";
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyException("not Base64");
        }
    }

    private static Long requireId(Long id) {
        Objects.requireNonNull(id, "id");
        if (id < 1 || id > MAX_ID) {
            throw new InvalidKeyException("a key id is from 1 to " + MAX_ID);
        }
        return id;
    }

    private static byte[] requireKey(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new InvalidKeyException("not " + KEY_BYTES + " bytes long");
        }
        byte[] repeated = new byte[KEY_BYTES];
        Arrays.fill(repeated, key[0]);
        byte[] counting = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            counting[i] = (byte) (key[0] + i);
        }
        if (Arrays.equals(key, repeated) || Arrays.equals(key, counting)) {
            throw new InvalidKeyException("not random");
        }
        return key;
    }
}
