package dev.keyport.host.http;

import dev.keyport.port.Caller;
import dev.keyport.port.IntegrationPort;
import dev.keyport.registry.AdapterCatalog;
import dev.keyport.registry.IntegrationGuard;
import dev.keyport.registry.IntegrationRegistry;

/** The way to a port for a request: past the guard, then to the adapter that serves the tenant. */
public final class Domains {

    private final AdapterCatalog catalog;
    private final IntegrationGuard guard;
    private final IntegrationRegistry registry;

    public Domains(AdapterCatalog catalog, IntegrationGuard guard, IntegrationRegistry registry) {
        this.catalog = catalog;
        this.guard = guard;
        this.registry = registry;
    }

    /**
     * The adapter of the caller's tenant.
     *
     * @throws dev.keyport.registry.IntegrationDisabledException when the tenant has not opted in
     */
    <P extends IntegrationPort> P use(Caller caller, Class<P> port) {
        guard.requireEnabled(caller.tenant(), catalog.domain(port));
        return registry.resolve(caller.tenant(), port);
    }
}
