package dev.keyport.registry;

import dev.keyport.port.Capability;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.Role;
import dev.keyport.registry.TenantSnapshot.Reason;
import dev.keyport.registry.TenantSnapshot.Served;
import java.util.Comparator;
import java.util.List;

/** What {@link IntegrationRegistry#use} and {@link PortGuard} would let a role do. */
final class Usable {

    private Usable() {}

    static DomainUse of(IntegrationDomain domain, TenantSettings settings, Served served, Role role) {
        DomainUse.State state = state(domain, settings, served);
        boolean open = state == DomainUse.State.OPEN || state == DomainUse.State.SIMULATED;
        return new DomainUse(domain, state, served.provider(), open ? capabilities(served, role) : List.of());
    }

    private static DomainUse.State state(IntegrationDomain domain, TenantSettings settings, Served served) {
        if (!settings.isEnabled(domain)) {
            return DomainUse.State.DOMAIN_OFF;
        }
        if (served.reason() == Reason.DISABLED) {
            return DomainUse.State.CONNECTION_OFF;
        }
        return served.isReal() ? DomainUse.State.OPEN : DomainUse.State.SIMULATED;
    }

    private static List<Capability> capabilities(Served served, Role role) {
        return served.offered().values().stream()
                .filter(capability -> role.isAtLeast(capability.role()))
                .filter(capability -> !served.isSwitchedOff(capability.id()))
                .sorted(Comparator.comparing(Capability::id))
                .toList();
    }
}
