package dev.keyport.registry;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.event.EventType;
import dev.keyport.registry.internal.jdbi.ConnectionRow;
import dev.keyport.registry.internal.jdbi.TenantTransaction;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Selects a provider and its configuration for a domain, and says when that leaves its credential without use. */
final class Configurations {

    private static final String EMPTY = "{}";

    private final Config config = new Config();

    ConnectionRow select(
            TenantTransaction transaction,
            IntegrationDomain domain,
            AdapterFactory<?> factory,
            @Nullable String configJson) {
        ProviderDescriptor provider = factory.descriptor();
        if (configJson != null) {
            check(factory, configJson);
        }
        transaction.lockDomain(domain);
        Optional<ConnectionRow> previous = transaction.active(domain);
        Optional<ConnectionRow> stored = transaction.lock(domain, provider.slug());
        if (configJson == null) {
            check(factory, stored.map(ConnectionRow::config).orElse(EMPTY));
        }
        stored.filter(row -> row.credentialVersion() != null && row.credentialDestination() == null)
                .ifPresent(row -> transaction.bindCredential(
                        row.id(), Destinations.ofStored(factory, Config.values(row.config()))));
        ConnectionRow selected = transaction.activate(domain, provider.slug(), configJson);
        Map<String, Object> meta = ConnectionService.meta(domain, provider.slug());
        previous.ifPresent(row -> meta.put("previousProvider", row.provider()));
        transaction.log(Event.info(EventType.CONFIGURED, selected.id(), "The provider was configured.", meta));
        if (stored.map(row -> Destinations.state(factory, row)).orElse(null) == CredentialState.USABLE
                && Destinations.state(factory, selected) == CredentialState.REENTRY_REQUIRED) {
            transaction.log(Event.warning(
                    EventType.CREDENTIAL_REENTRY_REQUIRED,
                    selected.id(),
                    "The configuration leads elsewhere: the credential must be entered again.",
                    ConnectionService.meta(domain, provider.slug())));
        }
        return selected;
    }

    private void check(AdapterFactory<?> factory, String json) {
        config.check(factory.descriptor(), json);
        Destinations.of(factory, Config.values(json));
    }
}
