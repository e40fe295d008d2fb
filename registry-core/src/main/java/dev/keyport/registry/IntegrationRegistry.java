package dev.keyport.registry;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.TenantId;
import dev.keyport.registry.TenantSnapshot.Reason;
import dev.keyport.registry.TenantSnapshot.Served;
import dev.keyport.registry.internal.jdbi.TenantStore;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Finds the adapter that serves a tenant.
 *
 * <pre>{@code
 * AccountingProvider accounting = registry.use(caller, AccountingProvider.class);
 * }</pre>
 *
 * <p>The adapter is bound to the caller, the tenant and its connection. Use it at once and ask again the next time: a change of
 * the configuration takes effect at the next time. It stands behind a guard: a method whose capability is switched off for the
 * connection, or not offered by the provider, throws {@link UseRefusedException}; one that the caller's role may not use throws
 * {@link dev.keyport.port.AccessDeniedException}; the provider is not called then. Every call, and every refusal, becomes an event
 * in the name of the caller. Never call it inside a database transaction. Thread-safe.
 */
public final class IntegrationRegistry {

    private final AdapterCatalog catalog;
    private final TenantSnapshots snapshots;
    private final TenantStore store;
    private final UseLog log;

    public IntegrationRegistry(TenantDatabase database, AdapterCatalog catalog, TenantSnapshots snapshots) {
        this.catalog = catalog;
        this.snapshots = snapshots;
        this.store = new TenantStore(database);
        this.log = new UseLog(store, snapshots);
    }

    /**
     * The adapter of the tenant's active connection, for this caller; the no-op when nothing is configured, or no such adapter is
     * installed.
     *
     * @throws IntegrationDisabledException when the tenant has not opted in to the domain
     * @throws UseRefusedException when a connection is selected and switched off
     * @throws IllegalArgumentException when no adapter at all is installed for the port
     */
    public <P extends IntegrationPort> P use(Caller caller, Class<P> port) {
        int ordinal = catalog.ordinal(port);
        IntegrationDomain domain = catalog.domain(port);
        TenantSnapshot snapshot = snapshots.get(caller.tenant());
        Served served = snapshot.served()[ordinal];
        requireOn(caller, domain, snapshot.settings(), served);
        return guarded(caller, port, served);
    }

    private void requireOn(Caller caller, IntegrationDomain domain, TenantSettings settings, Served served) {
        if (!settings.isEnabled(domain)) {
            log.refused(caller, domain, served, null, "integration-disabled");
            throw new IntegrationDisabledException(domain);
        }
        if (served.reason() == Reason.DISABLED) {
            UseRefusedException.Reason reason = UseRefusedException.Reason.CONNECTION_DISABLED;
            log.refused(caller, domain, served, null, reason.value());
            throw new UseRefusedException(reason, "the connection of the domain " + domain + " is disabled");
        }
    }

    /**
     * The adapter of one connection, active or not, for this caller, as the connection is now.
     *
     * @throws UnknownException when the tenant has no such connection, or it serves another port
     * @throws IntegrationDisabledException when the tenant has not opted in to the domain
     * @throws UseRefusedException when the connection is switched off
     * @throws NotReadyException when the adapter of its provider is not installed
     * @throws IllegalArgumentException when no adapter at all is installed for the port
     */
    public <P extends IntegrationPort> P use(Caller caller, Class<P> port, ConnectionId connection) {
        OneConnection one = usable(caller, connection);
        if (!one.domain().equals(catalog.domain(port))) {
            throw UnknownException.connection();
        }
        return guarded(caller, port, one.served());
    }

    /**
     * Returns what a connection is when a call that uses the capability would be let through to its provider now. It is the
     * same check as that of a call, and a refusal is the same event.
     *
     * @throws UnknownException when the tenant has no such connection
     * @throws IntegrationDisabledException when the tenant has not opted in to the domain
     * @throws UseRefusedException when the connection or the capability is switched off, or the provider does not offer it
     * @throws dev.keyport.port.AccessDeniedException when it is not for the caller's role
     * @throws NotReadyException when the adapter of its provider is not installed
     */
    public Allowed requireAllowed(Caller caller, ConnectionId connection, String capability) {
        OneConnection one = usable(caller, connection);
        PortMethods methods = catalog.methods(catalog.domains().indexOf(one.domain()));
        new PortGuard(caller, one.domain(), methods, one.served(), log).requireAllowed(capability);
        return new Allowed(one.domain(), one.served().provider());
    }

    /** Of what domain and provider a connection is that may be called. */
    public record Allowed(IntegrationDomain domain, ProviderSlug provider) {}

    private OneConnection usable(Caller caller, ConnectionId connection) {
        OneConnection one = snapshots.one(caller.tenant(), connection).orElseThrow(UnknownException::connection);
        requireOn(caller, one.domain(), one.settings(), one.served());
        if (one.served().reason() != Reason.CONFIGURED) {
            throw NotReadyException.noAdapter(
                    Objects.requireNonNull(one.served().connection()).providerSlug());
        }
        return one;
    }

    /**
     * The adapter of the tenant's active connection, for the backend itself; the no-op when nothing is configured or it is
     * disabled, or when no such adapter is installed. The results of the no-op say
     * {@link dev.keyport.port.Outcome#SIMULATED}.
     *
     * @throws IllegalArgumentException when no adapter at all is installed for the port
     */
    public <P extends IntegrationPort> P resolve(TenantId tenant, Class<P> port) {
        return guarded(Caller.system(tenant), port, served(tenant, port));
    }

    /**
     * The adapter of the tenant's active connection, for the backend itself where a simulated result would be a lie.
     *
     * @throws IntegrationException with {@link FailureKind#CONFIGURATION} when nothing but a simulation is configured, or the
     *     adapter is not installed; with {@link FailureKind#DISABLED} when the connection is disabled
     * @throws IllegalArgumentException when no adapter at all is installed for the port
     */
    public <P extends IntegrationPort> P require(TenantId tenant, Class<P> port) {
        Served served = served(tenant, port);
        if (!served.isReal()) {
            throw new IntegrationException(
                    tenant,
                    catalog.domain(port),
                    ProviderSlug.NOOP,
                    served.reason() == Reason.DISABLED ? FailureKind.DISABLED : FailureKind.CONFIGURATION,
                    explain(served.reason()));
        }
        return guarded(Caller.system(tenant), port, served);
    }

    /** What a person may use, domain by domain, in the order of the catalog. Calls no provider and writes no event. */
    public List<DomainUse> usable(Caller caller) {
        TenantSnapshot snapshot = snapshots.get(caller.tenant());
        return IntStream.range(0, catalog.domains().size())
                .mapToObj(ordinal -> Usable.of(
                        catalog.domains().get(ordinal), snapshot.settings(), snapshot.served()[ordinal], caller.role()))
                .toList();
    }

    /**
     * The connections that a person may call now, active or not, in the order of domain and provider: those that are switched on,
     * of domains that the tenant opted in to, with a capability that is on and for the person's role. Calls no provider and writes
     * no event.
     */
    public List<ConnectionUse> usableConnections(Caller caller) {
        TenantSettings settings = snapshots.get(caller.tenant()).settings();
        return store
                .inTransaction(
                        Caller.system(caller.tenant()),
                        transaction -> transaction.connections().list(null))
                .stream()
                .filter(connection -> connection.row().enabled() && settings.isEnabled(connection.domain()))
                .flatMap(connection -> catalog
                        .find(connection.domain(), connection.provider())
                        .map(factory -> Usable.of(connection, factory, catalog.offered(factory), caller.role()))
                        .stream())
                .filter(use -> !use.capabilities().isEmpty())
                .toList();
    }

    private Served served(TenantId tenant, Class<? extends IntegrationPort> port) {
        return snapshots.get(tenant).served()[catalog.ordinal(port)];
    }

    private <P extends IntegrationPort> P guarded(Caller caller, Class<P> port, Served served) {
        PortMethods methods = catalog.methods(catalog.ordinal(port));
        return port.cast(methods.proxy(new PortGuard(caller, catalog.domain(port), methods, served, log)));
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
