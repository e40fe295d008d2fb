package dev.keyport.secrets.aesgcm.internal.jdbi;

import dev.keyport.database.DatabaseRole;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.port.secrets.SecretName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Reads and writes sealed blobs, under the role that may see nothing else. Plaintext never comes here. */
public final class SecretRows {

    private final TenantDatabase database;

    public SecretRows(TenantDatabase database) {
        this.database = database.as(DatabaseRole.SECRET);
    }

    /**
     * One stored version.
     *
     * @param version its number
     * @param blob sealed
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Row(int version, byte[] blob) {}

    /**
     * Adds a version above every one that this name ever had. The version is part of what is sealed, so it is known before;
     * concurrent writers of one name wait for each other.
     *
     * @return the version
     */
    public int insertNext(Caller caller, SecretName name, IntFunction<byte[]> sealForVersion) {
        return database.inTransaction(caller, handle -> {
            int version = handle.createQuery("insert into keyport.secret_counter as c (tenant_id, name, last_version)"
                            + " values (:tenant, :name, 1) on conflict (tenant_id, name)"
                            + " do update set last_version = c.last_version + 1 returning last_version")
                    .bind("tenant", caller.tenant().value())
                    .bind("name", name.value())
                    .mapTo(Integer.class)
                    .one();
            handle.createUpdate("insert into keyport.secret (tenant_id, name, version, blob, created_by)"
                            + " values (:tenant, :name, :version, :blob, :actor)")
                    .bind("tenant", caller.tenant().value())
                    .bind("name", name.value())
                    .bind("version", version)
                    .bind("blob", sealForVersion.apply(version))
                    .bind("actor", caller.actor().value())
                    .execute();
            return version;
        });
    }

    public Optional<Row> newest(Caller caller, SecretName name) {
        return one(caller, name, "order by version desc limit 1", Map.of());
    }

    public Optional<Row> version(Caller caller, SecretName name, int version) {
        return one(caller, name, "and version = :version", Map.of("version", version));
    }

    public boolean exists(Caller caller, SecretName name) {
        return !database.query(
                        caller,
                        "select 1 from keyport.secret where tenant_id = :tenant and name = :name limit 1",
                        query -> query.bind("tenant", caller.tenant().value()).bind("name", name.value()),
                        (row, context) -> true)
                .isEmpty();
    }

    /** Deletes the version and every lower one. */
    public void deleteThrough(Caller caller, SecretName name, int version) {
        database.inTransaction(
                caller,
                handle -> handle.createUpdate(
                                "delete from keyport.secret where tenant_id = :tenant and name = :name and version <= :version")
                        .bind("tenant", caller.tenant().value())
                        .bind("name", name.value())
                        .bind("version", version)
                        .execute());
    }

    /** The check value of every key that ever sealed here, by the key's id. */
    public Map<Long, byte[]> keyCheckValues() {
        return database.withoutTenant(handle -> {
            Map<Long, byte[]> values = new HashMap<>();
            handle.createQuery("select kek_id, kcv from keyport.key_check")
                    .map((row, context) -> values.put(row.getLong("kek_id"), row.getBytes("kcv")))
                    .list();
            return values;
        });
    }

    /** Remembers the check value of a key, unless one is known. */
    public void addKeyCheckValue(long kekId, byte[] value) {
        database.withoutTenant(handle -> handle.createUpdate(
                        "insert into keyport.key_check (kek_id, kcv) values (:id, :kcv) on conflict do nothing")
                .bind("id", kekId)
                .bind("kcv", value)
                .execute());
    }

    private Optional<Row> one(Caller caller, SecretName name, String condition, Map<String, ?> more) {
        List<Row> rows = database.query(
                caller,
                "select version, blob from keyport.secret where tenant_id = :tenant and name = :name " + condition,
                query -> query.bind("tenant", caller.tenant().value())
                        .bind("name", name.value())
                        .bindMap(more),
                (row, context) -> new Row(row.getInt("version"), row.getBytes("blob")));
        return rows.stream().findFirst();
    }
}
