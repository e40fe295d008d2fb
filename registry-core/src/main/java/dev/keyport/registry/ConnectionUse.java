package dev.keyport.registry;

import dev.keyport.port.Capability;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderDescriptor;
import java.util.List;
import java.util.Objects;

/**
 * What a person may use of one connection now. Immutable.
 *
 * @param active whether it serves its domain
 * @param capabilities what is offered, switched on, and for the person's role, in the order of their ids; at least one
 */
public record ConnectionUse(
        ConnectionId connection,
        IntegrationDomain domain,
        ProviderDescriptor provider,
        boolean active,
        List<Capability> capabilities) {

    public ConnectionUse {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(provider, "provider");
        capabilities = List.copyOf(capabilities);
    }
}
