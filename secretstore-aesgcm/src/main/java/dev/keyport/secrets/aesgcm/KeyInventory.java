package dev.keyport.secrets.aesgcm;

import dev.keyport.database.TenantDatabase;
import dev.keyport.secrets.aesgcm.internal.jdbi.KeyRows;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells which key encryption keys the stored secrets need, and whether a ring has them. Changes nothing. Thread-safe. */
public final class KeyInventory {

    private final KeyRows rows;
    private final KeyRing ring;
    private final Kps1 format;

    /**
     * @param database whose secrets are looked at, those of all tenants
     * @param ring the keys to compare with
     */
    public KeyInventory(TenantDatabase database, KeyRing ring) {
        this.rows = new KeyRows(database);
        this.ring = ring;
        this.format = new Kps1(new LocalWrapping(ring), CryptoProvider.JDK, new SecureRandom());
    }

    /**
     * Every key that the ring has, that sealed anything that is stored, or that was ever seen here, in the order of the ids.
     *
     * @throws dev.keyport.database.DatabaseUnavailableException when the database does not answer
     */
    public List<KeyUse> keys() {
        SortedMap<Long, Long> secrets = rows.sealed(LocalWrapping.SUITE);
        SortedMap<Long, Long> wrapped = rows.wrapped();
        Map<Long, byte[]> known = rows.checkValues();
        SortedSet<Long> ids = new TreeSet<>(ring.ids());
        ids.addAll(secrets.keySet());
        ids.addAll(known.keySet());
        return ids.stream()
                .map(id -> new KeyUse(
                        id,
                        state(id, secrets.containsKey(id), known.get(id)),
                        secrets.getOrDefault(id, 0L),
                        wrapped.getOrDefault(id, 0L)))
                .toList();
    }

    private KeyUse.State state(long id, boolean needed, byte @Nullable [] known) {
        if (!ring.ids().contains(id)) {
            return needed ? KeyUse.State.MISSING : KeyUse.State.RETIRED;
        }
        if (known != null && !MessageDigest.isEqual(known, SealingKeys.checkValue(format, id))) {
            return KeyUse.State.ANOTHER_KEY;
        }
        if (id == ring.activeId()) {
            return KeyUse.State.ACTIVE;
        }
        return needed ? KeyUse.State.NEEDED : KeyUse.State.UNUSED;
    }
}
