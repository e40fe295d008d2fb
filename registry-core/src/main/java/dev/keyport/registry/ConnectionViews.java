package dev.keyport.registry;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.registry.internal.jdbi.ConnectionDetails;
import dev.keyport.registry.internal.jdbi.CredentialFacts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows stored connections to those who may see them. */
final class ConnectionViews {

    private final AdapterCatalog catalog;

    ConnectionViews(AdapterCatalog catalog) {
        this.catalog = catalog;
    }

    IntegrationConnection of(ConnectionDetails connection) {
        Optional<AdapterFactory<?>> factory = catalog.find(connection.domain(), connection.provider());
        return new IntegrationConnection(
                new ConnectionId(connection.id()),
                connection.domain(),
                connection.provider(),
                connection.label(),
                connection.active(),
                connection.row().enabled(),
                ConnectionHealth.of(connection.row().health()),
                connection.row().config(),
                connection.configRefusal(),
                factory.map(installed -> capabilities(installed, connection)).orElse(List.of()),
                credential(factory.orElse(null), connection),
                connection.lastTestedAt(),
                connection.lastTest() == null ? null : TestReports.parse(connection.lastTest()),
                connection.lastSyncedAt(),
                Config.values(connection.cursors()),
                connection.createdBy(),
                connection.createdAt(),
                connection.row().updatedAt(),
                connection.version());
    }

    DomainConnection of(IntegrationDomain domain, @Nullable ConnectionDetails active) {
        return active == null
                ? DomainConnection.unconfigured(domain)
                : new DomainConnection(
                        domain,
                        active.provider(),
                        active.row().enabled(),
                        KeyDisplay.masked(
                                active.row().credentialVersion(), active.row().credentialHint()),
                        state(catalog.find(domain, active.provider()).orElse(null), active),
                        active.row().config(),
                        active.row().updatedAt());
    }

    /** What is most in the way comes first. */
    static @Nullable CredentialState state(@Nullable AdapterFactory<?> factory, ConnectionDetails connection) {
        CredentialState bound = Destinations.state(factory, connection.row());
        if (bound != CredentialState.USABLE) {
            return bound;
        }
        if (connection.credential().expired()) {
            return CredentialState.EXPIRED;
        }
        return connection.credential().rejected() ? CredentialState.REJECTED : CredentialState.USABLE;
    }

    private static List<CapabilityState> capabilities(AdapterFactory<?> factory, ConnectionDetails connection) {
        return factory.descriptor().capabilities().stream()
                .map(capability ->
                        new CapabilityState(capability, connection.switches().getOrDefault(capability.id(), true)))
                .toList();
    }

    private static @Nullable CredentialInfo credential(
            @Nullable AdapterFactory<?> factory, ConnectionDetails connection) {
        String suffix = KeyDisplay.masked(
                connection.row().credentialVersion(), connection.row().credentialHint());
        if (suffix == null || connection.row().credentialKind() == null) {
            return null;
        }
        CredentialFacts facts = connection.credential();
        return new CredentialInfo(
                connection.row().credentialKind(),
                suffix,
                state(factory, connection),
                facts.scopes(),
                facts.expiresAt(),
                facts.expiringSoon(),
                facts.setAt(),
                facts.setBy());
    }
}
