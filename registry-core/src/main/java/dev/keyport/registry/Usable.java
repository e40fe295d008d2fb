package dev.keyport.registry;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.Capability;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.Role;
import dev.keyport.registry.TenantSnapshot.Reason;
import dev.keyport.registry.TenantSnapshot.Served;
import dev.keyport.registry.internal.jdbi.ConnectionDetails;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What {@link IntegrationRegistry#use} and {@link PortGuard} would let a role do. */
final class Usable {

    private Usable() {}

    static DomainUse of(IntegrationDomain domain, TenantSettings settings, Served served, Role role) {
        DomainUse.State state = state(domain, settings, served);
        boolean open = state == DomainUse.State.OPEN || state == DomainUse.State.SIMULATED;
        return new DomainUse(
                domain,
                state,
                served.provider(),
                open ? capabilities(served.offered(), role, served::isSwitchedOff) : List.of());
    }

    /** What can be used of a connection that is switched on, of a domain that the tenant opted in to. */
    static ConnectionUse of(
            ConnectionDetails connection, AdapterFactory<?> factory, Map<String, Capability> offered, Role role) {
        return new ConnectionUse(
                new ConnectionId(connection.id()),
                connection.domain(),
                factory.descriptor(),
                connection.active(),
                capabilities(offered, role, connection.row()::isSwitchedOff));
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

    private static List<Capability> capabilities(
            Map<String, Capability> offered, Role role, Predicate<String> isSwitchedOff) {
        return offered.values().stream()
                .filter(capability -> role.isAtLeast(capability.role()))
                .filter(capability -> !isSwitchedOff.test(capability.id()))
                .sorted(Comparator.comparing(Capability::id))
                .toList();
    }
}
