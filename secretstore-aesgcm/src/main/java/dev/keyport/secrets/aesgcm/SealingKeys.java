package dev.keyport.secrets.aesgcm;

import dev.keyport.database.TenantDatabase;
import dev.keyport.secrets.aesgcm.internal.jdbi.KeyRows;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** The keys of a ring, after a check that they are the ones that sealed what is stored. */
record SealingKeys(Kps1 format, WrapCount wraps, KeyRows rows) {

    /**
     * @throws InvalidKeyException when a key is missing from the ring, or is not the one that had its id
     */
    static SealingKeys of(TenantDatabase database, KeyRing ring, CryptoProvider provider) {
        KeyRows rows = new KeyRows(database);
        Kps1 format = new Kps1(ring, provider, new SecureRandom());
        requireAll(ring, rows);
        requireSame(ring, rows, format);
        return new SealingKeys(format, new WrapCount(ring.activeId(), rows::countWrapped), rows);
    }

    private static void requireAll(KeyRing ring, KeyRows rows) {
        if (!rows.inUse(Kps1.EXTERNAL_SUITE).isEmpty()) {
            throw new InvalidKeyException("secrets are sealed here with a key that another system holds");
        }
        SortedSet<Long> missing = rows.inUse(Kps1.LOCAL_SUITE);
        missing.removeAll(ring.ids());
        if (!missing.isEmpty()) {
            throw new InvalidKeyException("secrets are sealed here with keys that are not in the ring: "
                    + missing.stream().map(id -> "id " + id).collect(Collectors.joining(", ")));
        }
    }

    private static void requireSame(KeyRing ring, KeyRows rows, Kps1 format) {
        Map<Long, byte[]> known = rows.checkValues();
        for (long id : ring.ids()) {
            byte[] value = format.keyCheckValue(id);
            byte[] stored = known.get(id);
            if (stored == null) {
                rows.addCheckValue(id, value);
            } else if (!MessageDigest.isEqual(stored, value)) {
                throw new InvalidKeyException("not the key that had the id " + id + " when secrets were sealed here");
            }
        }
    }
}
