package dev.keyport.registry.internal.jdbi;

import dev.keyport.port.Caller;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL of {@code keyport.connection}, inside a transaction of the door. */
final class ConnectionRows {

    private static final String SELECT =
            "select " + ConnectionRow.COLUMNS + " from keyport.connection c" + " where c.tenant_id = :tenant";
    private static final String SELECT_ACTIVE = SELECT + " and c.active";

    private ConnectionRows() {}

    static List<ConnectionRow> active(Handle handle, Caller caller) {
        return handle.createQuery(SELECT_ACTIVE)
                .bind("tenant", caller.tenant().value())
                .map(ConnectionRow::map)
                .list();
    }

    static Optional<ConnectionRow> active(Handle handle, Caller caller, IntegrationDomain domain) {
        return handle.createQuery(SELECT_ACTIVE + " and c.domain = :domain")
                .bind("tenant", caller.tenant().value())
                .bind("domain", domain.value())
                .map(ConnectionRow::map)
                .findOne();
    }

    static Optional<ConnectionRow> lockActive(Handle handle, Caller caller, IntegrationDomain domain) {
        return handle.createQuery(SELECT_ACTIVE + " and c.domain = :domain for update")
                .bind("tenant", caller.tenant().value())
                .bind("domain", domain.value())
                .map(ConnectionRow::map)
                .findOne();
    }

    static ConnectionRow lock(Handle handle, Caller caller, UUID id) {
        return handle.createQuery(SELECT + " and c.id = :id for update")
                .bind("tenant", caller.tenant().value())
                .bind("id", id)
                .map(ConnectionRow::map)
                .one();
    }

    static Optional<ConnectionRow> lock(Handle handle, Caller caller, IntegrationDomain domain, ProviderSlug provider) {
        return handle.createQuery(SELECT + " and c.domain = :domain and c.provider = :provider for update")
                .bind("tenant", caller.tenant().value())
                .bind("domain", domain.value())
                .bind("provider", provider.value())
                .map(ConnectionRow::map)
                .findOne();
    }

    static void lockDomain(Handle handle, Caller caller, IntegrationDomain domain) {
        handle.createQuery("select pg_advisory_xact_lock(hashtextextended(:lock, 0))")
                .bind("lock", "connection|" + caller.tenant().value() + "|" + domain.value())
                .map((row, context) -> true)
                .one();
    }

    static ConnectionRow activate(
            Handle handle, Caller caller, IntegrationDomain domain, ProviderSlug provider, @Nullable String config) {
        handle.createUpdate("update keyport.connection set active = false, version = version + 1, updated_at = now()"
                        + " where tenant_id = :tenant and domain = :domain and active and provider <> :provider")
                .bind("tenant", caller.tenant().value())
                .bind("domain", domain.value())
                .bind("provider", provider.value())
                .execute();
        return handle.createQuery("insert into keyport.connection as c"
                        + " (tenant_id, domain, provider, active, config, created_by)"
                        + " values (:tenant, :domain, :provider, true, coalesce(:config::jsonb, '{}'), :actor)"
                        + " on conflict (tenant_id, domain, provider) do update set active = true,"
                        + " enabled = c.enabled and c.active, config = coalesce(:config::jsonb, c.config),"
                        + " version = c.version + 1, updated_at = now() returning " + ConnectionRow.COLUMNS)
                .bind("tenant", caller.tenant().value())
                .bind("domain", domain.value())
                .bind("provider", provider.value())
                .bind("config", config)
                .bind("actor", caller.actor().value())
                .map(ConnectionRow::map)
                .one();
    }

    static ConnectionRow setEnabled(Handle handle, Caller caller, UUID id, boolean enabled) {
        return handle.createQuery("update keyport.connection c set enabled = :enabled, version = version + 1,"
                        + " updated_at = now() where tenant_id = :tenant and id = :id returning "
                        + ConnectionRow.COLUMNS)
                .bind("enabled", enabled)
                .bind("tenant", caller.tenant().value())
                .bind("id", id)
                .map(ConnectionRow::map)
                .one();
    }
}
