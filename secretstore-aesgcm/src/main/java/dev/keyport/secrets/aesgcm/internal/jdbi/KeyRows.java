package dev.keyport.secrets.aesgcm.internal.jdbi;

import dev.keyport.database.DatabaseRole;
import dev.keyport.database.TenantDatabase;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is known of the key encryption keys: their check values, how often they wrapped, and what they sealed. */
public final class KeyRows {

    private final TenantDatabase secrets;
    private final TenantDatabase worker;

    public KeyRows(TenantDatabase database) {
        this.secrets = database.as(DatabaseRole.SECRET);
        this.worker = database.as(DatabaseRole.WORKER);
    }

    /** The check value of every key that ever sealed here, by the key's id. */
    public Map<Long, byte[]> checkValues() {
        return secrets.withoutTenant(handle -> {
            Map<Long, byte[]> values = new HashMap<>();
            handle.createQuery("select kek_id, kcv from keyport.key_check")
                    .map((row, context) -> values.put(row.getLong("kek_id"), row.getBytes("kcv")))
                    .list();
            return values;
        });
    }

    /** Remembers the check value of a key, unless one is known. */
    public void addCheckValue(long kekId, byte[] value) {
        secrets.withoutTenant(handle -> handle.createUpdate(
                        "insert into keyport.key_check (kek_id, kcv) values (:id, :kcv) on conflict do nothing")
                .bind("id", kekId)
                .bind("kcv", value)
                .execute());
    }

    /**
     * Counts data keys that are about to be wrapped. Its commit waits for the disk, and so brings everything there that was
     * committed before without waiting.
     *
     * @return how many were counted for this key so far, these included
     */
    public long countWrapped(long kekId, int dataKeys) {
        return secrets.withoutTenant(
                handle -> handle.createQuery("update keyport.key_check set wrapped = wrapped + :count"
                                + " where kek_id = :id returning wrapped")
                        .bind("count", dataKeys)
                        .bind("id", kekId)
                        .mapTo(Long.class)
                        .one());
    }

    /** How many data keys each key wrapped at most. */
    public SortedMap<Long, Long> wrapped() {
        return worker.withoutTenant(handle -> {
            SortedMap<Long, Long> counts = new TreeMap<>();
            handle.createQuery("select kek_id, wrapped from keyport.key_check")
                    .map((row, context) -> counts.put(row.getLong(1), row.getLong(2)))
                    .list();
            return counts;
        });
    }

    /** The ids of the keys that sealed any secret of any tenant; quick however many secrets there are. */
    public SortedSet<Long> inUse(int suite) {
        return worker.withoutTenant(handle -> new TreeSet<>(handle.createQuery("with recursive used (kek_id) as ("
                        + " (select min(kek_id) from keyport.secret where suite = :suite)"
                        + " union all select (select min(s.kek_id) from keyport.secret s"
                        + "   where s.suite = :suite and s.kek_id > u.kek_id) from used u where u.kek_id is not null)"
                        + " select kek_id from used where kek_id is not null")
                .bind("suite", suite)
                .mapTo(Long.class)
                .list()));
    }

    /** How many secrets of all tenants each key sealed. */
    public SortedMap<Long, Long> sealed(int suite) {
        return worker.withoutTenant(handle -> {
            SortedMap<Long, Long> counts = new TreeMap<>();
            handle.createQuery("select kek_id, count(*) from keyport.secret where suite = :suite group by kek_id")
                    .bind("suite", suite)
                    .map((row, context) -> counts.put(row.getLong(1), row.getLong(2)))
                    .list();
            return counts;
        });
    }
}
