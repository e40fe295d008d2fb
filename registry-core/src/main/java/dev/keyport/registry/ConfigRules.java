package dev.keyport.registry;

import dev.keyport.port.AdapterFactory;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.event.EventType;
import dev.keyport.registry.internal.jdbi.ConnectionDetails;
import dev.keyport.registry.internal.jdbi.ConnectionRow;
import dev.keyport.registry.internal.jdbi.TenantTransaction;
import java.util.Optional;

/** What holds whenever a connection gets a configuration. */
final class ConfigRules {

    private final Config config = new Config();

    /**
     * @throws InvalidConfigException when the provider does not accept it, or it leads to a host that is not the provider's
     */
    void check(AdapterFactory<?> factory, String json) {
        config.check(factory.descriptor(), json);
        Destinations.of(factory, Config.values(json));
    }

    /** Where and by which rule the provider refuses a stored configuration; empty when it accepts it. */
    Optional<InvalidConfigException> refusal(AdapterFactory<?> factory, String json) {
        try {
            check(factory, json);
            return Optional.empty();
        } catch (InvalidConfigException e) {
            return Optional.of(e);
        }
    }

    /** Before the change: a credential that is bound to no destination is bound to that of the old configuration. */
    void leave(TenantTransaction transaction, AdapterFactory<?> factory, ConnectionRow before) {
        if (before.credentialVersion() != null && before.credentialDestination() == null) {
            transaction.bindCredential(before.id(), Destinations.ofStored(factory, Config.values(before.config())));
        }
    }

    /** After the change to an accepted configuration: says what it means for the credential, and that it is accepted again. */
    void enter(
            TenantTransaction transaction,
            AdapterFactory<?> factory,
            ConnectionDetails before,
            ConnectionDetails after) {
        if (Destinations.state(factory, before.row()) == CredentialState.USABLE
                && Destinations.state(factory, after.row()) == CredentialState.REENTRY_REQUIRED) {
            transaction.log(Event.warning(
                    EventType.CREDENTIAL_REENTRY_REQUIRED,
                    after.id(),
                    "The configuration leads elsewhere: the credential must be entered again.",
                    Connections.meta(after)));
        }
        if (before.configRefusal() != null) {
            accepted(transaction, after);
        }
    }

    static void accepted(TenantTransaction transaction, ConnectionDetails connection) {
        transaction.log(Event.info(
                EventType.CONFIG_ACCEPTED,
                connection.id(),
                "The provider accepts the configuration again.",
                Connections.meta(connection)));
    }
}
