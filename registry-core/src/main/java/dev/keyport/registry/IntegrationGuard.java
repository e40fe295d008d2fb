package dev.keyport.registry;

import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.TenantId;

/** Stands in front of every use of a domain: has the tenant opted in? Independent of which provider serves it. Thread-safe. */
public final class IntegrationGuard {

    private final TenantSnapshots snapshots;

    public IntegrationGuard(TenantSnapshots snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * Returns when the tenant opted in to the domain, or the domain needs no opting in.
     *
     * @throws IntegrationDisabledException when it did not
     */
    public void requireEnabled(TenantId tenant, IntegrationDomain domain) {
        if (!snapshots.get(tenant).settings().isEnabled(domain)) {
            throw new IntegrationDisabledException(domain);
        }
    }
}
