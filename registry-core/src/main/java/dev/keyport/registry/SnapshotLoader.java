package dev.keyport.registry;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.AdapterFactory;
import dev.keyport.port.Caller;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.registry.TenantSnapshot.Reason;
import dev.keyport.registry.TenantSnapshot.Served;
import dev.keyport.registry.internal.jdbi.ConnectionRow;
import dev.keyport.registry.internal.jdbi.SnapshotRows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a tenant in one round trip and binds the adapter of each domain to it. */
final class SnapshotLoader {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotLoader.class);
    private static final ConnectionId NO_CONNECTION = new ConnectionId(new UUID(0, 0));

    private final SnapshotRows rows;
    private final AdapterCatalog catalog;
    private final ConnectionContexts contexts;

    SnapshotLoader(TenantDatabase database, AdapterCatalog catalog, SecretStore secrets) {
        this.rows = new SnapshotRows(database);
        this.catalog = catalog;
        this.contexts = new ConnectionContexts(secrets);
    }

    TenantSnapshot load(TenantId tenant, long epoch) {
        SnapshotRows.Read read = rows.read(Caller.system(tenant));
        List<IntegrationDomain> domains = catalog.domains();
        Served[] served = new Served[domains.size()];
        for (int ordinal = 0; ordinal < served.length; ordinal++) {
            IntegrationDomain domain = domains.get(ordinal);
            served[ordinal] =
                    serve(tenant, domain, Optional.ofNullable(read.active().get(domain.value())));
        }
        return new TenantSnapshot(tenant, epoch, read.settings(), served);
    }

    /** One connection, active or not, with the settings of its tenant; empty when there is none that a port serves. */
    Optional<OneConnection> loadOne(TenantId tenant, ConnectionId connection) {
        return rows.readOne(Caller.system(tenant), connection.value())
                .filter(read -> catalog.domains()
                        .contains(new IntegrationDomain(read.connection().domain())))
                .map(read -> {
                    IntegrationDomain domain =
                            new IntegrationDomain(read.connection().domain());
                    return new OneConnection(
                            domain, read.settings(), serve(tenant, domain, Optional.of(read.connection())));
                });
    }

    private Served serve(TenantId tenant, IntegrationDomain domain, Optional<ConnectionRow> active) {
        if (active.isEmpty()) {
            return noOp(tenant, domain, Reason.NOT_CONFIGURED, null);
        }
        ConnectionRow connection = active.get();
        if (!connection.enabled()) {
            return noOp(tenant, domain, Reason.DISABLED, connection);
        }
        Optional<AdapterFactory<?>> factory = catalog.find(domain, connection.providerSlug());
        if (factory.isEmpty()) {
            reportNotInstalled(tenant, domain, connection);
            return noOp(tenant, domain, Reason.NOT_INSTALLED, connection);
        }
        ConnectionContext context = contexts.of(tenant, domain, factory.get(), connection);
        return new Served(
                factory.get().create(context),
                Reason.CONFIGURED,
                connection.providerSlug(),
                catalog.offered(factory.get()),
                new CredentialEcho(context, connection.credentialKind()),
                connection);
    }

    private Served noOp(TenantId tenant, IntegrationDomain domain, Reason reason, @Nullable ConnectionRow selected) {
        ConnectionContext context = new ConnectionContext(
                tenant, NO_CONNECTION, ProviderSlug.NOOP, Map.of(), ConnectionContexts.none(tenant, domain));
        AdapterFactory<?> noOp = catalog.noOp(domain);
        return new Served(
                noOp.create(context),
                reason,
                ProviderSlug.NOOP,
                catalog.offered(noOp),
                new CredentialEcho(context, null),
                selected);
    }

    private void reportNotInstalled(TenantId tenant, IntegrationDomain domain, ConnectionRow connection) {
        if (!connection.isFailing() && rows.markNotInstalled(Caller.system(tenant), connection)) {
            LOG.warn(
                    "tenant {}: no adapter is installed for {} {}; calls are simulated",
                    tenant,
                    domain,
                    connection.provider());
        }
    }
}
