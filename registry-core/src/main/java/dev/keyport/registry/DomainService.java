package dev.keyport.registry;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.port.Credential;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Secret;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.registry.internal.jdbi.ConnectionDetails;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator does with a domain: select a provider, store its key, test it, switch it on.
 *
 * <p>Every method acts on the active connection of the domain, as {@link ConnectionService} and {@link CredentialService} do on
 * any; it needs a caller who may configure, and throws {@link dev.keyport.port.AccessDeniedException} for others and
 * {@link UnknownException} for a domain that is not installed. A change, its event and its announcement to other nodes are one
 * transaction. Thread-safe.
 */
public final class DomainService {

    private final Connections connections;
    private final ConnectionViews views;
    private final ConnectionChanges changes;
    private final ConnectionSwitch onOff;
    private final Credentials credentials;
    private final ConnectionTests tests;
    private final @Nullable Long version;

    public DomainService(
            TenantDatabase database, AdapterCatalog catalog, SecretStore secrets, TenantSnapshots snapshots) {
        ConfigRules configs = new ConfigRules();
        this.connections = new Connections(database, catalog, snapshots);
        this.views = new ConnectionViews(catalog);
        this.credentials = new Credentials(connections, secrets);
        this.changes = new ConnectionChanges(connections, configs, credentials);
        this.onOff = new ConnectionSwitch(connections, configs);
        this.tests = new ConnectionTests(connections, secrets, System::nanoTime);
        this.version = null;
    }

    private DomainService(DomainService any, long version) {
        this.connections = any.connections;
        this.views = any.views;
        this.changes = any.changes;
        this.onOff = any.onOff;
        this.credentials = any.credentials;
        this.tests = any.tests;
        this.version = version;
    }

    /**
     * The same for a caller who has read the active connection of a domain: whatever changes it is refused with
     * {@link VersionConflictException} when it has another version by then, another connection is active, or none is.
     *
     * @param version as {@link IntegrationConnection#version()}
     */
    public DomainService onlyAt(long version) {
        return new DomainService(this, version);
    }

    /** Every domain that is installed; one without a provider has nulls. */
    public List<DomainConnection> list(Caller caller) {
        caller.requireConfigure();
        List<ConnectionDetails> stored = connections
                .store()
                .inTransaction(caller, transaction -> transaction.connections().list(null));
        Map<IntegrationDomain, ConnectionDetails> active = stored.stream()
                .filter(ConnectionDetails::active)
                .collect(Collectors.toMap(ConnectionDetails::domain, Function.identity()));
        return connections.catalog().domains().stream()
                .map(domain -> views.of(domain, active.get(domain)))
                .toList();
    }

    /** The providers that can be selected, by domain. */
    public Map<IntegrationDomain, List<ProviderDescriptor>> providers(Caller caller) {
        caller.requireConfigure();
        AdapterCatalog catalog = connections.catalog();
        Map<IntegrationDomain, List<ProviderDescriptor>> providers = new LinkedHashMap<>();
        catalog.domains().forEach(domain -> providers.put(domain, catalog.providers(domain)));
        return providers;
    }

    /**
     * Selects the provider that serves a domain. A newly selected one is switched off; what was stored for another provider
     * stays. When the configuration leads elsewhere than when the credential was entered, the credential is kept but not used
     * until it is entered again or the configuration is changed back; the connection stays switched on, and its calls fail with
     * {@link CredentialReentryRequiredException} rather than being simulated.
     *
     * @param configJson a JSON object that the provider's schema accepts; null keeps what is stored for this provider
     * @throws UnknownException when no adapter for the provider is installed
     * @throws InvalidConfigException when the schema refuses the configuration, or it leads to a host that is not the provider's
     */
    public DomainConnection configure(
            Caller caller, IntegrationDomain domain, ProviderSlug provider, @Nullable String configJson) {
        caller.requireConfigure();
        return views.of(domain, changes.select(caller, domain, SeenSelection.ofVersion(version), provider, configJson));
    }

    /**
     * Selects the provider that serves a domain, unless somebody changed the selection since the caller saw it.
     *
     * @param seen the active connection as the caller saw it; null when there was none
     * @param configJson for a provider that is not connected yet, as in {@link #configure(Caller, IntegrationDomain, ProviderSlug,
     *     String)}; null keeps what is stored
     * @throws VersionConflictException when another connection is active by now, or that one has changed, or the provider was
     *     connected meanwhile and a configuration is given
     */
    public DomainConnection configure(
            Caller caller,
            IntegrationDomain domain,
            @Nullable ConnectionVersion seen,
            ProviderSlug provider,
            @Nullable String configJson) {
        caller.requireConfigure();
        return views.of(domain, changes.select(caller, domain, SeenSelection.of(seen), provider, configJson));
    }

    /**
     * Stores the API key of the selected provider: {@link #setCredential} of the kind
     * {@link dev.keyport.port.CredentialKind#API_KEY}.
     *
     * @param key stays open and belongs to the caller
     */
    public void setKey(Caller caller, IntegrationDomain domain, Secret key) {
        credentials.setKey(caller, active(caller, domain), key);
    }

    /**
     * Stores the credential of the selected provider, as {@link CredentialService#set(Caller, dev.keyport.port.ConnectionId,
     * Long, Credential)} does.
     *
     * @param credential stays open and belongs to the caller
     * @throws NotReadyException when no provider is selected or its adapter is not installed
     */
    public void setCredential(Caller caller, IntegrationDomain domain, Credential credential) {
        credentials.set(caller, active(caller, domain), credential, CredentialService.terms(credential));
    }

    /**
     * Revokes the credential of the selected provider, as {@link CredentialService#revoke} does. Does nothing when no provider is
     * selected.
     */
    public void removeKey(Caller caller, IntegrationDomain domain) {
        ConnectionChoice active = active(caller, domain);
        if (isSelected(caller, active)) {
            credentials.revoke(caller, active);
        }
    }

    /**
     * Asks the selected provider whether the connection works, as {@link ConnectionService#test} does.
     *
     * @throws NotReadyException when no provider is selected or its adapter is not installed
     */
    public ConnectionTestReport test(Caller caller, IntegrationDomain domain) {
        return tests.run(caller, active(caller, domain));
    }

    /**
     * Switches the connection on or off, as {@link ConnectionService#enable} and {@link ConnectionService#disable} do. Without a
     * provider it is off already.
     *
     * @throws NotReadyException when it cannot be switched on: no provider is selected, its adapter is not installed, or a
     *     needed key is missing
     */
    public DomainConnection toggle(Caller caller, IntegrationDomain domain, boolean enabled) {
        ConnectionChoice active = active(caller, domain);
        if (!enabled && !isSelected(caller, active)) {
            return DomainConnection.unconfigured(domain);
        }
        return views.of(domain, onOff.set(caller, active, enabled));
    }

    private ConnectionChoice active(Caller caller, IntegrationDomain domain) {
        caller.requireConfigure();
        connections.requireInstalled(domain);
        return ConnectionChoice.active(domain, version);
    }

    private boolean isSelected(Caller caller, ConnectionChoice active) {
        return connections
                .store()
                .inTransaction(caller, transaction -> active.find(transaction).isPresent());
    }
}
