package dev.keyport.registry.job;

import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.PortDomain;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The actions that are installed, by domain and capability. Made once from explicit instances; immutable, thread-safe. */
public final class Actions {

    private record Key(IntegrationDomain domain, String capability) {}

    private final Map<Key, Action<?>> installed = new HashMap<>();

    /**
     * @throws IllegalArgumentException when two are for the same capability of one domain (both are named), or a port has no
     *     {@link PortDomain}
     */
    public Actions(Collection<? extends Action<?>> actions) {
        for (Action<?> action : actions) {
            Action<?> other = installed.putIfAbsent(new Key(domain(action.port()), action.capability()), action);
            if (other != null) {
                throw new IllegalArgumentException("two actions for the capability " + action.capability() + ": "
                        + other.getClass().getName() + " and "
                        + action.getClass().getName());
            }
        }
    }

    Optional<Action<?>> find(IntegrationDomain domain, String capability) {
        return Optional.ofNullable(installed.get(new Key(domain, capability)));
    }

    private static IntegrationDomain domain(Class<? extends IntegrationPort> port) {
        PortDomain domain = port.getAnnotation(PortDomain.class);
        if (domain == null) {
            throw new IllegalArgumentException("the port " + port.getName() + " has no @PortDomain");
        }
        return new IntegrationDomain(domain.value());
    }
}
