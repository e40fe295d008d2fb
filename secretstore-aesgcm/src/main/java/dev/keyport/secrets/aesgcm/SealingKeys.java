package dev.keyport.secrets.aesgcm;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.secrets.KeyWrapper;
import dev.keyport.secrets.aesgcm.internal.jdbi.KeyRows;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * Keys that are known to be the ones that sealed what is stored.
 *
 * @param suite how they wrap data keys
 */
record SealingKeys(int suite, Kps1 format, WrapCount wraps, KeyRows rows) {

    /**
     * The keys of a ring.
     *
     * @throws InvalidKeyException when a key is missing from the ring, or is not the one that had its id
     */
    static SealingKeys of(TenantDatabase database, KeyRing ring, CryptoProvider provider) {
        KeyRows rows = new KeyRows(database);
        Kps1 format = new Kps1(new LocalWrapping(ring), provider, new SecureRandom());
        requireNone(rows, ExternalWrapping.SUITE, "a key that another system holds");
        requireAll(ring, rows);
        requireSame(ring, rows, format);
        return new SealingKeys(LocalWrapping.SUITE, format, WrapCount.of(ring.activeId(), rows::countWrapped), rows);
    }

    /**
     * A key that another system holds, and that counts its uses itself.
     *
     * @throws InvalidKeyException when a key ring sealed secrets here
     */
    static SealingKeys of(TenantDatabase database, KeyWrapper wrapper, CryptoProvider provider) {
        KeyRows rows = new KeyRows(database);
        Kps1 format = new Kps1(new ExternalWrapping(wrapper), provider, new SecureRandom());
        requireNone(rows, LocalWrapping.SUITE, "keys of a key ring");
        return new SealingKeys(ExternalWrapping.SUITE, format, WrapCount.NONE, rows);
    }

    private static void requireNone(KeyRows rows, int suite, String which) {
        if (!rows.inUse(suite).isEmpty()) {
            throw new InvalidKeyException("secrets are sealed here with " + which);
        }
    }

    private static void requireAll(KeyRing ring, KeyRows rows) {
        SortedSet<Long> missing = rows.inUse(LocalWrapping.SUITE);
        missing.removeAll(ring.ids());
        if (!missing.isEmpty()) {
            throw new InvalidKeyException("secrets are sealed here with keys that are not in the ring: "
                    + missing.stream().map(id -> "id " + id).collect(Collectors.joining(", ")));
        }
    }

    private static void requireSame(KeyRing ring, KeyRows rows, Kps1 format) {
        Map<Long, byte[]> known = rows.checkValues();
        for (long id : ring.ids()) {
            byte[] value = checkValue(format, id);
            byte[] stored = known.get(id);
            if (stored == null) {
                rows.addCheckValue(id, value);
            } else if (!MessageDigest.isEqual(stored, value)) {
                throw new InvalidKeyException("not the key that had the id " + id + " when secrets were sealed here");
            }
        }
    }

    /** Tells the key of the ring with this id from any other. */
    static byte[] checkValue(Kps1 format, long idInRing) {
        try {
            return format.keyCheckValue(idInRing);
        } catch (UnsealException e) {
            throw new IllegalStateException("the id is from the ring", e);
        }
    }
}
