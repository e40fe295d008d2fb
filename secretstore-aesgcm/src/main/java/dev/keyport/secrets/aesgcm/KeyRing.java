package dev.keyport.secrets.aesgcm;

import dev.keyport.port.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key encryption keys (KEK) of the system: one is active and seals, the others only open. Every key has an id from 1 to
 * 2<sup>32</sup>-1 that is written into what it seals. Thread-safe; shows no key.
 */
public final class KeyRing {

    /** The bytes of a key. */
    public static final int KEY_BYTES = 32;

    private static final long MAX_ID = 0xFFFF_FFFFL;
    private static final Pattern ENTRY = Pattern.compile("([^:]*):(.*)");
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,9}");

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
     * @throws InvalidKeyException when it is something else, plainly not random, or published
     */
    public static KeyRing ofSingleKey(String base64) {
        return of(1, Map.of(1L, decode("the key", base64.strip())));
    }

    /**
     * A ring from the text of a setting: {@code <id>:<key>,<id>:<key>}, for example {@code 2:<Base64>,1:<Base64>}. The first key
     * is active, the others only open. White space may surround the text, and nothing inside it.
     *
     * @param text ids from 1 to 2<sup>32</sup>-1; keys of 32 random bytes in Base64 (RFC 4648, section 4)
     * @throws InvalidKeyException when an entry is empty or malformed, an id or a key occurs twice, or a key is plainly not random
     *     or was published; the message names the entry or its id, and shows neither the text nor a key
     */
    public static KeyRing parse(String text) {
        Map<Long, byte[]> keys = new LinkedHashMap<>();
        String[] entries = text.strip().split(",", -1);
        for (int at = 0; at < entries.length; at++) {
            String position = "entry " + (at + 1);
            Matcher entry = ENTRY.matcher(entries[at]);
            if (!entry.matches()) {
                throw new InvalidKeyException(position + " is not an id, a colon and a key");
            }
            if (!ID.matcher(entry.group(1)).matches() || Long.parseLong(entry.group(1)) > MAX_ID) {
                throw new InvalidKeyException(position + " does not start with an id from 1 to " + MAX_ID);
            }
            long id = Long.parseLong(entry.group(1));
            if (keys.putIfAbsent(id, decode(position, entry.group(2))) != null) {
                throw new InvalidKeyException(position + " has the id of an earlier one");
            }
        }
        return of(keys.keySet().iterator().next(), keys);
    }

    /**
     * A ring of several keys.
     *
     * @param activeId the key that seals
     * @param keys by id, 32 bytes each; copied
     * @throws InvalidKeyException when a key or an id is not usable, or one key has two ids
     */
    public static KeyRing of(long activeId, Map<Long, byte[]> keys) {
        Map<Long, byte[]> copy = new TreeMap<>();
        keys.forEach((id, key) -> {
            requireId(id);
            KeyQuality.require("the key with id " + id, key);
            copy.forEach((other, known) -> {
                if (MessageDigest.isEqual(known, key)) {
                    throw new InvalidKeyException("the ids " + other + " and " + id + " have the same key");
                }
            });
            copy.put(id, key.clone());
        });
        if (!copy.containsKey(activeId)) {
            throw new InvalidKeyException("the active key is not in the ring");
        }
        return new KeyRing(activeId, copy);
    }

    /**
     * Keys for another purpose than sealing secrets, one of each key of the ring: HKDF-SHA256 (RFC 5869) without salt, with the
     * info {@code keyport/derived/} and the purpose. They tell nothing about the ring or about those of another purpose, and every
     * process with the same ring has the same.
     *
     * @param purpose for example {@code page-session}; not a secret
     * @return 32 bytes each, by the id of the key of the ring, the active one first; the caller closes them
     */
    public Map<Long, Secret> derive(String purpose) {
        byte[] info = ("keyport/derived/" + purpose).getBytes(StandardCharsets.UTF_8);
        CryptoEngine engine = new JdkEngine();
        Map<Long, Secret> derived = new LinkedHashMap<>();
        derived.put(activeId, Secret.takeOver(engine.derive(activeKey(), new byte[0], info, KEY_BYTES)));
        keys.forEach((id, key) -> derived.computeIfAbsent(
                id, absent -> Secret.takeOver(engine.derive(key, new byte[0], info, KEY_BYTES))));
        engine.forgetDerivation();
        return Collections.unmodifiableMap(derived);
    }

    long activeId() {
        return activeId;
    }

    Set<Long> ids() {
        return keys.keySet();
    }

    byte[] activeKey() {
        return Objects.requireNonNull(keys.get(activeId), "a ring has its active key");
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

    private static byte[] decode(String what, String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyException(what + " is not Base64");
        }
    }

    private static void requireId(Long id) {
        Objects.requireNonNull(id, "id");
        if (id < 1 || id > MAX_ID) {
            throw new InvalidKeyException("a key id is from 1 to " + MAX_ID);
        }
    }
}
