package dev.keyport.registry.internal.jdbi;

import dev.keyport.port.Caller;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL of {@code keyport.connection}, inside a transaction of the door. */
final class ConnectionRows {

    private ConnectionRows() {}

    static void lockDomain(Handle handle, Caller caller, IntegrationDomain domain) {
        handle.createQuery("select pg_advisory_xact_lock(hashtextextended(:lock, 0))")
                .bind("lock", "connection|" + caller.tenant().value() + "|" + domain.value())
                .map((row, context) -> true)
                .one();
    }

    static ConnectionDetails select(
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
                        + " config_refusal = null,"
                        + " version = c.version + 1, updated_at = now() returning " + ConnectionDetails.COLUMNS)
                .bind("tenant", caller.tenant().value())
                .bind("domain", domain.value())
                .bind("provider", provider.value())
                .bind("config", config)
                .bind("actor", caller.actor().value())
                .map(ConnectionDetails::map)
                .one();
    }
}
