package dev.keyport.registry;

import dev.keyport.port.Capability;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.TenantId;
import dev.keyport.registry.internal.jdbi.ConnectionRow;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
     * @param adapter the tenant's own, or the no-op; to be handed out behind a {@link PortGuard} only
     * @param provider whose adapter it is
     * @param offered what it can do, by the ids of the capabilities
     * @param echo keeps the credential that the adapter has out of what it says
     * @param connection what the tenant selected, whether it serves or not; null when it selected nothing
     */
    record Served(
            IntegrationPort adapter,
            Reason reason,
            ProviderSlug provider,
            Map<String, Capability> offered,
            CredentialEcho echo,
            @Nullable ConnectionRow connection) {

        /** Whether the connection has a capability switched off; the simulation in its place has all of them. */
        boolean isSwitchedOff(String capability) {
            return reason == Reason.CONFIGURED && connection != null && connection.isSwitchedOff(capability);
        }

        /** Whether the connection itself answers, not the no-op in its place. */
        boolean isReal() {
            return reason == Reason.CONFIGURED && !adapter.simulated();
        }
    }
}
