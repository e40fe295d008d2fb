package dev.keyport.registry;

import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.TenantId;
import dev.keyport.registry.TenantSnapshot.Reason;
import dev.keyport.registry.TenantSnapshot.Served;

/**
 * Finds the adapter that serves a tenant.
 *
 * <pre>{@code
 * AccountingProvider accounting = registry.resolve(tenant, AccountingProvider.class);
 * }</pre>
 *
 * <p>The adapter is bound to the tenant and its connection. Use it at once and resolve again the next time: a change of the
 * configuration takes effect at the next resolution. Thread-safe.
 */
public final class IntegrationRegistry {

    private final AdapterCatalog catalog;
    private final TenantSnapshots snapshots;

    public IntegrationRegistry(AdapterCatalog catalog, TenantSnapshots snapshots) {
        this.catalog = catalog;
        this.snapshots = snapshots;
    }

    /**
     * The adapter of the tenant's active connection; the no-op when nothing is configured or it is disabled, or when no such
     * adapter is installed. The results of the no-op say {@link dev.keyport.port.Outcome#SIMULATED}.
     *
     * @throws IllegalArgumentException when no adapter at all is installed for the port
     */
    public <P extends IntegrationPort> P resolve(TenantId tenant, Class<P> port) {
        return port.cast(served(tenant, port).adapter());
    }

    /**
     * The adapter of the tenant's active connection, for callers for whom a simulated result would be a lie.
     *
     * @throws IntegrationException with {@link FailureKind#CONFIGURATION} when nothing but a simulation is configured, or the
     *     adapter is not installed; with {@link FailureKind#DISABLED} when the connection is disabled
     * @throws IllegalArgumentException when no adapter at all is installed for the port
     */
    public <P extends IntegrationPort> P require(TenantId tenant, Class<P> port) {
        Served served = served(tenant, port);
        if (served.reason() != Reason.CONFIGURED || served.adapter().simulated()) {
            throw new IntegrationException(
                    tenant,
                    catalog.domain(port),
                    ProviderSlug.NOOP,
                    served.reason() == Reason.DISABLED ? FailureKind.DISABLED : FailureKind.CONFIGURATION,
                    explain(served.reason()));
        }
        return port.cast(served.adapter());
    }

    private Served served(TenantId tenant, Class<? extends IntegrationPort> port) {
        return snapshots.get(tenant).served()[catalog.ordinal(port)];
    }

    private static String explain(Reason reason) {
        return switch (reason) {
            case CONFIGURED -> "the provider that is configured only simulates";
            case NOT_CONFIGURED -> "no provider is configured";
            case DISABLED -> "the connection is disabled";
            case NOT_INSTALLED -> "the adapter of the provider that is configured is not installed";
        };
    }
}
