package dev.keyport.registry;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.Caller;
import dev.keyport.registry.NotReadyException.Missing;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.event.EventType;
import dev.keyport.registry.internal.jdbi.ConnectionDetails;

/** Switches connections on and off. */
final class ConnectionSwitch {

    private final Connections connections;
    private final ConfigRules configs;

    ConnectionSwitch(Connections connections, ConfigRules configs) {
        this.connections = connections;
        this.configs = configs;
    }

    ConnectionDetails set(Caller caller, ConnectionChoice which, boolean enabled) {
        return connections.change(caller, transaction -> {
            ConnectionDetails before = which.requireLocked(transaction);
            if (enabled) {
                requireReady(caller, before);
            }
            if (before.row().enabled() == enabled) {
                return before;
            }
            transaction.log(Event.info(
                    enabled ? EventType.ENABLED : EventType.DISABLED,
                    before.id(),
                    enabled ? "The connection was enabled." : "The connection was disabled.",
                    Connections.meta(before)));
            return transaction.connections().setEnabled(before.id(), enabled);
        });
    }

    private void requireReady(Caller caller, ConnectionDetails connection) {
        AdapterFactory<?> factory = connections.requireAdapter(connection);
        if (connection.row().credentialVersion() == null && factory.descriptor().needsCredential()) {
            throw new NotReadyException(
                    Missing.CREDENTIAL, "store a key for the provider " + connection.provider() + " first");
        }
        CredentialState state = ConnectionViews.state(factory, connection);
        if (state == CredentialState.REENTRY_REQUIRED) {
            throw new CredentialReentryRequiredException(caller.tenant(), connection.domain(), connection.provider());
        }
        configs.check(factory, connection.row().config());
        if (state == CredentialState.EXPIRED) {
            throw new CredentialExpiredException(connection.provider());
        }
    }
}
