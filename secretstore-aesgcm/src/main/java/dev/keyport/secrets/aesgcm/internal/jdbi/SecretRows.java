package dev.keyport.secrets.aesgcm.internal.jdbi;

import dev.keyport.database.DatabaseRole;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.port.secrets.SecretName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes the sealed secrets of one tenant, under the role that may see nothing else. Plaintext never comes here. Each
 * method is one statement and one round trip.
 */
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

    /** Takes a number above every one that this name ever had. It is never given out again, whether it is used or not. */
    public int takeVersion(Caller caller, SecretName name) {
        return database.query(
                        caller,
                        "insert into keyport.secret_counter as c (tenant_id, name, last_version)"
                                + " values (:tenant, :name, 1) on conflict (tenant_id, name)"
                                + " do update set last_version = c.last_version + 1 returning last_version",
                        query -> query.bind("tenant", caller.tenant().value()).bind("name", name.value()),
                        (row, context) -> row.getInt(1))
                .get(0);
    }

    /** Adds a version; false when that version is there already. */
    public boolean insert(Caller caller, SecretName name, int version, byte[] blob) {
        return !database.query(
                        caller,
                        "insert into keyport.secret (tenant_id, name, version, blob, created_by)"
                                + " values (:tenant, :name, :version, :blob, :actor) on conflict do nothing returning 1",
                        query -> query.bind("tenant", caller.tenant().value())
                                .bind("name", name.value())
                                .bind("version", version)
                                .bind("blob", blob)
                                .bind("actor", caller.actor().value()),
                        (row, context) -> true)
                .isEmpty();
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
        database.query(
                caller,
                "delete from keyport.secret where tenant_id = :tenant and name = :name and version <= :version"
                        + " returning version",
                query -> query.bind("tenant", caller.tenant().value())
                        .bind("name", name.value())
                        .bind("version", version),
                (row, context) -> true);
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
