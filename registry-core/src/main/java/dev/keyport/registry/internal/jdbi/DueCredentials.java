package dev.keyport.registry.internal.jdbi;

import dev.keyport.database.DatabaseRole;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.TenantId;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the connections of all tenants whose previous credential may be deleted. */
public final class DueCredentials {

    private static final int PAGE = 100;

    private final TenantDatabase database;

    public DueCredentials(TenantDatabase database) {
        this.database = database.as(DatabaseRole.WORKER);
    }

    /**
     * A connection with something to delete.
     *
     * @param until the mark that says so: when it is another one by now, somebody changed the credential
     */
    public record Due(TenantId tenant, UUID connection, OffsetDateTime until) {}

    /** At most 100 of those that are due by the clock of the database, after the last one of the page before. */
    public List<Due> page(@Nullable Due after) {
        return database.withoutTenant(handle -> handle.createQuery(
                        "select tenant_id, id, credential_previous_until from keyport.connection"
                                + " where credential_previous_until <= now() and (:until::timestamptz is null"
                                + " or (credential_previous_until, tenant_id, id) > (:until::timestamptz, :tenant::text, :id::uuid))"
                                + " order by credential_previous_until, tenant_id, id limit " + PAGE)
                .bind("until", after == null ? null : after.until())
                .bind("tenant", after == null ? null : after.tenant().value())
                .bind("id", after == null ? null : after.connection())
                .map((row, context) -> new Due(
                        new TenantId(row.getString("tenant_id")),
                        row.getObject("id", UUID.class),
                        row.getObject("credential_previous_until", OffsetDateTime.class)))
                .list());
    }
}
