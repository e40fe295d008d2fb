package dev.keyport.registry;

import dev.keyport.port.Capability;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import java.util.List;
import java.util.Objects;

/**
 * What a person may use of a domain now. Immutable.
 *
 * @param provider who answers; the simulation where nothing is selected
 * @param capabilities what is offered, switched on, and for the person's role, in the order of their ids; empty
 *     unless the domain can be used
 */
public record DomainUse(IntegrationDomain domain, State state, ProviderSlug provider, List<Capability> capabilities) {

    /** Whether a domain can be used. */
    public enum State {
        /** The tenant's own provider answers. */
        OPEN,
        /** It can be used, and nobody is asked: nothing leaves. */
        SIMULATED,
        /** The tenant has not opted in to it. */
        DOMAIN_OFF,
        /** The connection that is selected is switched off. */
        CONNECTION_OFF
    }

    public DomainUse {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(provider, "provider");
        capabilities = List.copyOf(capabilities);
    }
}
