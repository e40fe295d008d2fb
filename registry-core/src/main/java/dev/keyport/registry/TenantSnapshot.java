package dev.keyport.registry;

import dev.keyport.port.IntegrationPort;
import dev.keyport.port.TenantId;

/**
 * One tenant as it was at one moment: its flags and, for each domain of the catalog, what serves it. It remembers its tenant, so
 * that a mix-up in a cache is noticed, and the epoch in which it was read.
 */
@SuppressWarnings("ArrayRecordComponent") // read on every call; never leaves this package
record TenantSnapshot(TenantId tenant, long epoch, TenantSettings settings, Served[] served) {

    /** Why a domain is served as it is. */
    enum Reason {
        CONFIGURED,
        NOT_CONFIGURED,
        DISABLED,
        NOT_INSTALLED
    }

    /**
     * @param adapter the tenant's own, or the no-op
     */
    record Served(IntegrationPort adapter, Reason reason) {}
}
