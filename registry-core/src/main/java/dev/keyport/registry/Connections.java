package dev.keyport.registry;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.AdapterFactory;
import dev.keyport.port.Caller;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import dev.keyport.registry.internal.jdbi.ConnectionDetails;
import dev.keyport.registry.internal.jdbi.TenantStore;
import dev.keyport.registry.internal.jdbi.TenantTransaction;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the services have in common: where connections are stored, what serves them, and how a change is carried out. */
final class Connections {

    private final TenantStore store;
    private final AdapterCatalog catalog;
    private final TenantSnapshots snapshots;

    Connections(TenantDatabase database, AdapterCatalog catalog, TenantSnapshots snapshots) {
        this.store = new TenantStore(database);
        this.catalog = catalog;
        this.snapshots = snapshots;
    }

    TenantStore store() {
        return store;
    }

    AdapterCatalog catalog() {
        return catalog;
    }

    /** A change, its events and its announcement to all nodes, in one transaction. */
    <R extends @Nullable Object> R change(Caller caller, Function<TenantTransaction, R> work) {
        R result = store.inTransaction(caller, transaction -> {
            R changed = work.apply(transaction);
            transaction.announce();
            return changed;
        });
        snapshots.invalidate(caller.tenant());
        return result;
    }

    /**
     * @throws UnknownException when no adapter at all is installed for the domain
     */
    void requireInstalled(IntegrationDomain domain) {
        if (!catalog.domains().contains(domain)) {
            throw UnknownException.domain();
        }
    }

    /**
     * @throws UnknownException when the domain or the provider is not installed
     */
    AdapterFactory<?> requireProvider(IntegrationDomain domain, ProviderSlug provider) {
        requireInstalled(domain);
        return catalog.find(domain, provider).orElseThrow(() -> UnknownException.provider(domain));
    }

    /**
     * @throws NotReadyException when the adapter of the stored connection is not installed
     */
    AdapterFactory<?> requireAdapter(ConnectionDetails connection) {
        return catalog.find(connection.domain(), connection.provider())
                .orElseThrow(() -> NotReadyException.noAdapter(connection.provider()));
    }

    boolean needsCredential(ConnectionDetails connection) {
        return catalog.find(connection.domain(), connection.provider())
                .map(factory -> factory.descriptor().needsCredential())
                .orElse(true);
    }

    /** What every event of a connection tells; a copy to add to. */
    static Map<String, Object> meta(ConnectionDetails connection) {
        return new HashMap<>(Map.of(
                "domain", connection.row().domain(),
                "providerSlug", connection.row().provider()));
    }
}
