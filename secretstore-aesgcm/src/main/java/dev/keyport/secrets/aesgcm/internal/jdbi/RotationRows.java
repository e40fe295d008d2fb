package dev.keyport.secrets.aesgcm.internal.jdbi;

import dev.keyport.database.DatabaseRole;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.port.TenantId;
import java.sql.Types;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Finds what another key sealed, and replaces it. */
public final class RotationRows {

    private final TenantDatabase secrets;
    private final TenantDatabase worker;

    public RotationRows(TenantDatabase database) {
        this.secrets = database.as(DatabaseRole.SECRET);
        this.worker = database.as(DatabaseRole.WORKER);
    }

    /**
     * One sealed secret.
     *
     * @param name its name
     * @param version its version
     * @param blob sealed
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Sealed(String name, int version, byte[] blob) {}

    /**
     * A change of one sealed secret.
     *
     * @param before what was read
     * @param blob what is to be there instead
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Change(Sealed before, byte[] blob) {}

    /**
     * Tenants with a secret that another key sealed, in the order of their ids.
     *
     * @param after the last one of the page before; empty for the first page
     */
    public List<TenantId> tenants(int suite, long activeKekId, String after, int limit) {
        return worker.withoutTenant(
                handle -> handle.createQuery("select distinct tenant_id from keyport.secret where tenant_id > :after"
                                + " and (suite <> :suite or kek_id <> :active) order by tenant_id limit :limit")
                        .bind("after", after)
                        .bind("suite", suite)
                        .bind("active", activeKekId)
                        .bind("limit", limit)
                        .map((row, context) -> new TenantId(row.getString(1)))
                        .list());
    }

    /**
     * Secrets of one tenant that another key sealed, in the order of name and version.
     *
     * @param afterName with the version, the last one of the page before; empty for the first page
     */
    public List<Sealed> secrets(
            Caller caller, int suite, long activeKekId, String afterName, int afterVersion, int limit) {
        return secrets.query(
                caller,
                "select name, version, blob from keyport.secret where tenant_id = :tenant"
                        + " and (suite <> :suite or kek_id <> :active) and (name, version) > (:name, :version)"
                        + " order by name, version limit :limit",
                query -> query.bind("tenant", caller.tenant().value())
                        .bind("suite", suite)
                        .bind("active", activeKekId)
                        .bind("name", afterName)
                        .bind("version", afterVersion)
                        .bind("limit", limit),
                (row, context) -> new Sealed(row.getString(1), row.getInt(2), row.getBytes(3)));
    }

    /** Some tenants with secrets of this suite, in the order of their ids. */
    public List<TenantId> tenantsWithSecrets(int suite, int limit) {
        return worker.withoutTenant(handle -> handle.createQuery("select distinct tenant_id from keyport.secret"
                        + " where suite = :suite order by tenant_id limit :limit")
                .bind("suite", suite)
                .bind("limit", limit)
                .map((row, context) -> new TenantId(row.getString(1)))
                .list());
    }

    /** Some secrets of one tenant. */
    public List<Sealed> anySecrets(Caller caller, int suite, int limit) {
        return secrets.query(
                caller,
                "select name, version, blob from keyport.secret where tenant_id = :tenant and suite = :suite"
                        + " order by name, version limit :limit",
                query -> query.bind("tenant", caller.tenant().value())
                        .bind("suite", suite)
                        .bind("limit", limit),
                (row, context) -> new Sealed(row.getString(1), row.getInt(2), row.getBytes(3)));
    }

    /**
     * Replaces what is still as it was read; what somebody changed or deleted meanwhile stays as they left it. A commit that
     * does not wait for the disk is safe: what a crash takes back is what was there before, and opens.
     *
     * @param waiting whether the commit waits for the disk
     * @return how many were replaced
     */
    public int replace(Caller caller, List<Change> changes, boolean waiting) {
        return secrets.query(
                        caller,
                        "update keyport.secret s set blob = n.after"
                                + " from unnest(:names::text[], :versions::integer[], :before::bytea[], :after::bytea[])"
                                + " as n (name, version, before, after),"
                                + " (select set_config('synchronous_commit', :commit, true)) as waiting"
                                + " where s.tenant_id = :tenant and s.name = n.name and s.version = n.version"
                                + " and s.blob = n.before returning 1",
                        query -> query.bind("tenant", caller.tenant().value())
                                .bind("commit", waiting ? "on" : "off")
                                .bindBySqlType(
                                        "names",
                                        column(
                                                changes,
                                                change -> change.before().name(),
                                                String[]::new),
                                        Types.ARRAY)
                                .bindBySqlType(
                                        "versions",
                                        column(
                                                changes,
                                                change -> change.before().version(),
                                                Integer[]::new),
                                        Types.ARRAY)
                                .bindBySqlType(
                                        "before",
                                        column(
                                                changes,
                                                change -> change.before().blob(),
                                                byte[][]::new),
                                        Types.ARRAY)
                                .bindBySqlType("after", column(changes, Change::blob, byte[][]::new), Types.ARRAY),
                        (row, context) -> true)
                .size();
    }

    private static <T> T[] column(List<Change> changes, Function<Change, T> value, IntFunction<T[]> array) {
        return changes.stream().map(value).toArray(array);
    }
}
