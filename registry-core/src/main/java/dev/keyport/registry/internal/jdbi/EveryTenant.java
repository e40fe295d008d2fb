package dev.keyport.registry.internal.jdbi;

import dev.keyport.database.DatabaseRole;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.ActorId;
import dev.keyport.port.TenantId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds what there is to look after in all tenants, without seeing what is in it. */
public final class EveryTenant {

    private static final int PAGE = 100;

    private final TenantDatabase database;

    public EveryTenant(TenantDatabase database) {
        this.database = database.as(DatabaseRole.WORKER);
    }

    /** A connection whose credential ends within 7 days, or did, and whose tenant was not told. */
    public record Ending(TenantId tenant, UUID connection, Instant expiresAt) {}

    /** At most 100 tenants that have connections, after the last one of the page before. */
    public List<TenantId> withConnections(@Nullable TenantId after) {
        return database.withoutTenant(handle -> handle.createQuery("select distinct tenant_id from keyport.connection"
                        + " where tenant_id > :after order by tenant_id limit " + PAGE)
                .bind("after", after == null ? "" : after.value())
                .map((row, context) -> new TenantId(row.getString("tenant_id")))
                .list());
    }

    /** An actor of a tenant. */
    public record Actor(TenantId tenant, ActorId id) {}

    /** At most 100 actors with idempotency keys that are over, after the last one of the page before. */
    public List<Actor> withExpiredKeys(@Nullable Actor after) {
        return database.withoutTenant(handle -> handle.createQuery(
                        "select distinct tenant_id, actor from keyport.idempotency where expires_at <= now()"
                                + " and (tenant_id, actor) > (:tenant, :actor) order by tenant_id, actor limit " + PAGE)
                .bind("tenant", after == null ? "" : after.tenant().value())
                .bind("actor", after == null ? "" : after.id().value())
                .map((row, context) ->
                        new Actor(new TenantId(row.getString("tenant_id")), new ActorId(row.getString("actor"))))
                .list());
    }

    /** At most 100 of those, by the clock of the database, after the last one of the page before. */
    public List<Ending> withEndingCredential(@Nullable Ending after) {
        return database.withoutTenant(handle -> handle.createQuery(
                        "select tenant_id, id, credential_expires_at from keyport.connection"
                                + " where credential_expires_at is not null and credential_warned_at is null"
                                + " and credential_expires_at <= now() + " + CredentialFacts.SOON
                                + " and (:end::timestamptz is null"
                                + " or (credential_expires_at, tenant_id, id) > (:end::timestamptz, :tenant::text, :id::uuid))"
                                + " order by credential_expires_at, tenant_id, id limit " + PAGE)
                .bind("end", after == null ? null : after.expiresAt())
                .bind("tenant", after == null ? null : after.tenant().value())
                .bind("id", after == null ? null : after.connection())
                .map((row, context) -> new Ending(
                        new TenantId(row.getString("tenant_id")),
                        row.getObject("id", UUID.class),
                        row.getObject("credential_expires_at", OffsetDateTime.class)
                                .toInstant()))
                .list());
    }
}
