package dev.keyport.registry;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.Caller;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Outcome;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.event.EventType;
import dev.keyport.registry.internal.jdbi.ConnectionRow;
import dev.keyport.registry.internal.jdbi.TenantStore;
import java.util.Map;

/** Tests the active connection of a domain with its own adapter and credential; never the no-op in its place. */
final class ConnectionTests {

    private final TenantStore store;
    private final AdapterCatalog catalog;
    private final ConnectionContexts contexts;

    ConnectionTests(TenantStore store, AdapterCatalog catalog, SecretStore secrets) {
        this.store = store;
        this.catalog = catalog;
        this.contexts = new ConnectionContexts(secrets);
    }

    /**
     * @throws CredentialReentryRequiredException when the configuration leads elsewhere than when the credential was entered
     */
    ConnectionTestResult run(Caller caller, IntegrationDomain domain) {
        ConnectionRow row = store.inTransaction(caller, transaction -> transaction.active(domain))
                .orElseThrow(() -> NotReadyException.noProvider(domain));
        AdapterFactory<?> factory = catalog.find(domain, row.providerSlug())
                .orElseThrow(() -> NotReadyException.noAdapter(row.providerSlug()));
        if (Destinations.state(factory, row) == CredentialState.REENTRY_REQUIRED) {
            throw new CredentialReentryRequiredException(caller.tenant(), domain, row.providerSlug());
        }
        ConnectionTestResult result = ask(factory, caller, domain, row);
        record(caller, domain, row, result);
        return result;
    }

    private ConnectionTestResult ask(
            AdapterFactory<?> factory, Caller caller, IntegrationDomain domain, ConnectionRow row) {
        try {
            return factory.create(contexts.of(caller.tenant(), domain, factory, row))
                    .testConnection();
        } catch (IntegrationException e) {
            Outcome outcome = e.retryable() ? Outcome.UNKNOWN : Outcome.REJECTED;
            return new ConnectionTestResult(outcome, row.provider(), e.getMessage());
        }
    }

    private void record(Caller caller, IntegrationDomain domain, ConnectionRow row, ConnectionTestResult result) {
        Map<String, Object> meta = ConnectionService.meta(domain, row.providerSlug());
        meta.put("success", result.success());
        meta.put("outcome", result.outcome().name());
        if (result.errorMessage() != null) {
            meta.put("errorMessage", result.errorMessage());
        }
        Event event = result.success()
                ? Event.info(EventType.CONNECTION_TESTED, row.id(), "The connection was tested.", meta)
                : Event.warning(EventType.CONNECTION_TESTED, row.id(), "The connection test failed.", meta);
        store.inTransaction(caller, transaction -> {
            transaction.log(event);
            return true;
        });
    }
}
