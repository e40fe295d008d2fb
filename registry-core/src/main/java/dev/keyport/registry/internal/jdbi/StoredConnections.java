package dev.keyport.registry.internal.jdbi;

import dev.keyport.port.Caller;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The connections of the caller's tenant, in one transaction. Must not leave the work that it was given to. */
public final class StoredConnections {

    private static final String SELECT =
            "select " + ConnectionDetails.COLUMNS + " from keyport.connection c where c.tenant_id = :tenant";
    private static final String RETURNING = " returning " + ConnectionDetails.COLUMNS;
    private static final JsonMapper JSON = new JsonMapper();

    private final Handle handle;
    private final Caller caller;

    StoredConnections(Handle handle, Caller caller) {
        this.handle = handle;
        this.caller = caller;
    }

    /** All of them, or those of one domain, in the order of domain and provider. */
    public List<ConnectionDetails> list(@Nullable IntegrationDomain domain) {
        return query(SELECT + " and (:domain::text is null or c.domain = :domain::text) order by c.domain, c.provider")
                .bind("domain", domain == null ? null : domain.value())
                .map(ConnectionDetails::map)
                .list();
    }

    /** A connection, as it is now. */
    public Optional<ConnectionDetails> find(UUID connection) {
        return one(query(SELECT + " and c.id = :id").bind("id", connection));
    }

    /** A connection, which nobody else changes until the transaction ends. */
    public Optional<ConnectionDetails> lock(UUID connection) {
        return one(query(SELECT + " and c.id = :id for update").bind("id", connection));
    }

    /** A connection as it is now, which nobody who {@link #lock locks} it changes until the transaction ends. */
    public Optional<ConnectionDetails> hold(UUID connection) {
        return one(query(SELECT + " and c.id = :id for key share").bind("id", connection));
    }

    /** The active connection of a domain, as it is now. */
    public Optional<ConnectionDetails> findActive(IntegrationDomain domain) {
        return one(query(SELECT + " and c.active and c.domain = :domain").bind("domain", domain.value()));
    }

    /** The active connection of a domain, which nobody else changes until the transaction ends. */
    public Optional<ConnectionDetails> lockActive(IntegrationDomain domain) {
        return one(query(SELECT + " and c.active and c.domain = :domain for update")
                .bind("domain", domain.value()));
    }

    /** A provider's connection, active or not, which nobody else changes until the transaction ends. */
    public Optional<ConnectionDetails> lock(IntegrationDomain domain, ProviderSlug provider) {
        return one(query(SELECT + " and c.domain = :domain and c.provider = :provider for update")
                .bind("domain", domain.value())
                .bind("provider", provider.value()));
    }

    /** A new connection, switched off; empty when the tenant has one of this provider. */
    public Optional<ConnectionDetails> insert(
            IntegrationDomain domain, ProviderSlug provider, @Nullable String label, String config, boolean active) {
        return one(query("insert into keyport.connection as c"
                        + " (tenant_id, domain, provider, active, label, config, created_by)"
                        + " values (:tenant, :domain, :provider, :active, :label, :config::jsonb, :actor)"
                        + " on conflict (tenant_id, domain, provider) do nothing" + RETURNING)
                .bind("domain", domain.value())
                .bind("provider", provider.value())
                .bind("active", active)
                .bind("label", label)
                .bind("config", config)
                .bind("actor", caller.actor().value()));
    }

    /** Replaces what people say about a connection, with a configuration that the provider accepts. */
    public ConnectionDetails change(
            UUID connection, @Nullable String label, String config, Map<String, Boolean> switches, boolean accepted) {
        return updated(update("label = :label, config = :config::jsonb, capability_switches = :switches::jsonb,"
                        + " config_refusal = case when :accepted then null else c.config_refusal end")
                .bind("id", connection)
                .bind("label", label)
                .bind("config", config)
                .bind("switches", JSON.writeValueAsString(switches))
                .bind("accepted", accepted));
    }

    public ConnectionDetails setEnabled(UUID connection, boolean enabled) {
        return updated(update("enabled = :enabled").bind("id", connection).bind("enabled", enabled));
    }

    /** Lets a connection, and no other, serve its domain. Lock the domain first. */
    public ConnectionDetails setActive(ConnectionDetails connection) {
        handle.createUpdate("update keyport.connection set active = false, version = version + 1, updated_at = now()"
                        + " where tenant_id = :tenant and domain = :domain and active and id <> :id")
                .bind("tenant", caller.tenant().value())
                .bind("domain", connection.row().domain())
                .bind("id", connection.id())
                .execute();
        return updated(update("active = true").bind("id", connection.id()));
    }

    public void delete(UUID connection) {
        handle.createUpdate("delete from keyport.connection where tenant_id = :tenant and id = :id")
                .bind("tenant", caller.tenant().value())
                .bind("id", connection)
                .execute();
    }

    private Query update(String changes) {
        return query("update keyport.connection c set " + changes
                + ", version = c.version + 1, updated_at = now() where c.tenant_id = :tenant and c.id = :id"
                + RETURNING);
    }

    private Query query(String sql) {
        return handle.createQuery(sql).bind("tenant", caller.tenant().value());
    }

    private static Optional<ConnectionDetails> one(Query query) {
        return query.map(ConnectionDetails::map).findOne();
    }

    private static ConnectionDetails updated(Query query) {
        return query.map(ConnectionDetails::map).one();
    }
}
