package dev.keyport.registry;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.registry.internal.jdbi.ConnectionDetails;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's connections: several for each domain, one for each provider, and one of a domain active, which serves it.
 *
 * <p>Reading needs a caller who may view, everything else one who may configure; others get
 * {@link dev.keyport.port.AccessDeniedException}. A connection that does not exist, or is another tenant's, is an
 * {@link UnknownException}. Where a version is given, the change is refused with {@link VersionConflictException} when the
 * connection has another by then; null takes any. A change, its event and its announcement to other nodes are one transaction,
 * and what changes nothing writes nothing. Thread-safe.
 */
public final class ConnectionService {

    private final Connections connections;
    private final ConfigRules configs = new ConfigRules();
    private final ConnectionViews views;
    private final ConnectionChanges changes;
    private final ConnectionSwitch onOff;
    private final ConnectionTests tests;

    public ConnectionService(
            TenantDatabase database, AdapterCatalog catalog, SecretStore secrets, TenantSnapshots snapshots) {
        this(database, catalog, secrets, snapshots, System::nanoTime);
    }

    ConnectionService(
            TenantDatabase database,
            AdapterCatalog catalog,
            SecretStore secrets,
            TenantSnapshots snapshots,
            LongSupplier ticker) {
        this.connections = new Connections(database, catalog, snapshots);
        this.views = new ConnectionViews(catalog);
        this.changes = new ConnectionChanges(connections, configs, new Credentials(connections, secrets));
        this.onOff = new ConnectionSwitch(connections, configs);
        this.tests = new ConnectionTests(connections, secrets, ticker);
    }

    /** The domains that providers are installed for, in the order of the catalog. */
    public List<IntegrationDomain> domains() {
        return connections.catalog().domains();
    }

    /** All of them, in the order of domain and provider. */
    public List<IntegrationConnection> list(Caller caller) {
        return list(caller, null);
    }

    /** Those of one domain, in the order of their providers; all when it is null. A domain that nobody knows has none. */
    public List<IntegrationConnection> list(Caller caller, @Nullable IntegrationDomain domain) {
        caller.requireView();
        List<ConnectionDetails> stored = connections
                .store()
                .inTransaction(caller, transaction -> transaction.connections().list(domain));
        return stored.stream().map(views::of).toList();
    }

    public IntegrationConnection get(Caller caller, ConnectionId id) {
        caller.requireView();
        return views.of(connections
                .store()
                .inTransaction(
                        caller, transaction -> ConnectionChoice.byId(id, null).require(transaction)));
    }

    /**
     * Connects a provider, switched off. The first connection of a domain becomes its active one.
     *
     * @param label the tenant's own name for it, one line of at most 100 characters; null or blank for none
     * @param configJson a JSON object that the provider's schema accepts; null for an empty one
     * @throws UnknownException when no adapter for the provider is installed
     * @throws InvalidConfigException when the schema refuses the configuration, or it leads to a host that is not the provider's
     * @throws ConnectionExistsException when the tenant has a connection of this provider for the domain
     * @throws IllegalArgumentException when the label is no line of at most 100 characters
     */
    public IntegrationConnection create(
            Caller caller,
            IntegrationDomain domain,
            ProviderSlug provider,
            @Nullable String label,
            @Nullable String configJson) {
        caller.requireConfigure();
        return views.of(changes.create(caller, domain, provider, label, configJson));
    }

    /**
     * Says what is wrong with a configuration, and keeps nothing of it.
     *
     * @param configJson a JSON object
     * @throws UnknownException when no adapter for the provider is installed
     * @throws InvalidConfigException when the schema refuses it, or it leads to a host that is not the provider's
     */
    public void checkConfig(Caller caller, IntegrationDomain domain, ProviderSlug provider, String configJson) {
        caller.requireConfigure();
        configs.check(connections.requireProvider(domain, provider), configJson);
    }

    /**
     * Changes what the tenant says about a connection. When the configuration leads elsewhere than when the credential was entered,
     * the credential is kept but not used until it is entered again or the configuration is changed back.
     *
     * @param version the one that the caller read
     * @throws UnknownException when a capability is not the provider's
     * @throws InvalidConfigException when the schema refuses the configuration, or it leads to a host that is not the provider's
     * @throws NotReadyException when the adapter that knows configuration and capabilities is not installed
     */
    public IntegrationConnection patch(Caller caller, ConnectionId id, long version, ConnectionPatch patch) {
        caller.requireConfigure();
        return views.of(changes.patch(caller, ConnectionChoice.byId(id, version), patch));
    }

    /**
     * Switches a connection on. Only an active one serves its domain.
     *
     * @throws NotReadyException when its adapter is not installed or it lacks a credential that it needs
     * @throws CredentialReentryRequiredException when the credential was entered for another destination
     * @throws CredentialExpiredException when the credential has expired
     * @throws InvalidConfigException when the schema does not accept the stored configuration any more
     */
    public IntegrationConnection enable(Caller caller, ConnectionId id, @Nullable Long version) {
        caller.requireConfigure();
        return views.of(onOff.set(caller, ConnectionChoice.byId(id, version), true));
    }

    /** Switches a connection off. */
    public IntegrationConnection disable(Caller caller, ConnectionId id, @Nullable Long version) {
        caller.requireConfigure();
        return views.of(onOff.set(caller, ConnectionChoice.byId(id, version), false));
    }

    /** Lets a connection serve its domain, in place of the one that did. Neither is switched on or off by it. */
    public IntegrationConnection activate(Caller caller, ConnectionId id, @Nullable Long version) {
        caller.requireConfigure();
        return views.of(changes.activate(caller, ConnectionChoice.byId(id, version)));
    }

    /**
     * Deletes a connection and every version of its credential; its events and what is kept of its jobs stay. When it was the active one, nothing serves its
     * domain until another is activated. When the secret store does not answer, the connection is left switched off and without its
     * credential, and deleting it can be repeated.
     *
     * @throws ConnectionBusyException when jobs of it wait or run
     */
    public void delete(Caller caller, ConnectionId id, @Nullable Long version) {
        caller.requireConfigure();
        changes.delete(caller, ConnectionChoice.byId(id, version), ConnectionChoice.byId(id, null));
    }

    /**
     * Asks the provider, with the stored credential, whether the connection works; active or not, switched on or not. Runs outside
     * of any transaction. A credential that the provider refuses is marked so, until it is replaced, the configuration is changed or
     * a test succeeds. The report is kept while credential and configuration stay what they were.
     *
     * @throws NotReadyException when its adapter is not installed
     * @throws CredentialReentryRequiredException when the credential was entered for another destination
     * @throws TooManyTestsException when the tenant started 6 tests within the last 60 seconds, on all nodes together
     */
    public ConnectionTestReport test(Caller caller, ConnectionId id) {
        caller.requireConfigure();
        return tests.run(caller, ConnectionChoice.byId(id, null));
    }
}
