package dev.keyport.registry;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.AdapterFactory;
import dev.keyport.port.Caller;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.Credential;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.registry.NotReadyException.Missing;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.event.EventType;
import dev.keyport.registry.internal.jdbi.ConnectionRow;
import dev.keyport.registry.internal.jdbi.TenantStore;
import dev.keyport.registry.internal.jdbi.TenantTransaction;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator does with a domain: select a provider, store its key, test it, switch it on.
 *
 * <p>Every method acts on the active connection of the domain, needs a caller who may configure, and throws
 * {@link dev.keyport.port.AccessDeniedException} for others and {@link UnknownException} for a domain that is not installed. A
 * change, its event and its announcement to other nodes are one transaction. Thread-safe.
 */
public final class ConnectionService {

    private final TenantStore store;
    private final AdapterCatalog catalog;
    private final TenantSnapshots snapshots;
    private final Credentials credentials;
    private final ConnectionTests tests;
    private final Configurations configurations = new Configurations();

    public ConnectionService(
            TenantDatabase database, AdapterCatalog catalog, SecretStore secrets, TenantSnapshots snapshots) {
        this.store = new TenantStore(database);
        this.catalog = catalog;
        this.snapshots = snapshots;
        this.credentials = new Credentials(store, catalog, secrets);
        this.tests = new ConnectionTests(store, catalog, secrets);
    }

    /** Every domain that is installed; one without a provider has nulls. */
    public List<DomainConnection> list(Caller caller) {
        caller.requireConfigure();
        Map<String, ConnectionRow> active = store.inTransaction(caller, TenantTransaction::activeConnections).stream()
                .collect(Collectors.toMap(ConnectionRow::domain, Function.identity()));
        return catalog.domains().stream()
                .map(domain -> view(domain, active.get(domain.value())))
                .toList();
    }

    /** The providers that can be selected, by domain. */
    public Map<IntegrationDomain, List<ProviderDescriptor>> providers(Caller caller) {
        caller.requireConfigure();
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
        requireInstalled(domain);
        AdapterFactory<?> factory = catalog.find(domain, provider)
                .orElseThrow(() -> new UnknownException(
                        UnknownException.Kind.PROVIDER, "no such provider is installed for the domain " + domain));
        return view(
                domain, change(caller, transaction -> configurations.select(transaction, domain, factory, configJson)));
    }

    /**
     * Stores the API key of the selected provider: {@link #setCredential} of the kind
     * {@link dev.keyport.port.CredentialKind#API_KEY}.
     *
     * @param key stays open and belongs to the caller
     */
    public void setKey(Caller caller, IntegrationDomain domain, Secret key) {
        caller.requireConfigure();
        requireInstalled(domain);
        credentials.setKey(caller, domain, key);
        snapshots.invalidate(caller.tenant());
    }

    /**
     * Stores the credential of the selected provider; it replaces the one before, whose last version can be used for 10 more
     * minutes by calls that are under way. Write-only: no method returns it. White space around what is not a password is
     * dropped. The credential is bound to the destination of the configuration.
     *
     * @param credential stays open and belongs to the caller
     * @throws NotReadyException when no provider is selected or its adapter is not installed
     * @throws InvalidKeyFormatException when it is blank, too long, has control characters or is not of the provider's kind
     * @throws CredentialReentryRequiredException when somebody changed the destination at the same moment
     */
    public void setCredential(Caller caller, IntegrationDomain domain, Credential credential) {
        caller.requireConfigure();
        requireInstalled(domain);
        credentials.set(caller, domain, credential);
        snapshots.invalidate(caller.tenant());
    }

    /**
     * Revokes the credential of the selected provider: deletes every version of it at once. Does nothing when there is none. A
     * connection that cannot work without one is switched off.
     */
    public void removeKey(Caller caller, IntegrationDomain domain) {
        caller.requireConfigure();
        requireInstalled(domain);
        credentials.remove(caller, domain, this::needsCredential);
        snapshots.invalidate(caller.tenant());
    }

    /**
     * Asks the selected provider, with the stored key, whether the connection works; switched on or not. Runs outside of any
     * transaction.
     *
     * @throws NotReadyException when no provider is selected or its adapter is not installed
     * @throws CredentialReentryRequiredException when the key was entered for another destination
     */
    public ConnectionTestResult test(Caller caller, IntegrationDomain domain) {
        caller.requireConfigure();
        requireInstalled(domain);
        return tests.run(caller, domain);
    }

    /**
     * Switches the connection on or off.
     *
     * @throws NotReadyException when it cannot be switched on: no provider is selected, its adapter is not installed, or a
     *     needed key is missing
     * @throws CredentialReentryRequiredException when it cannot be switched on: the key was entered for another destination
     */
    public DomainConnection toggle(Caller caller, IntegrationDomain domain, boolean enabled) {
        caller.requireConfigure();
        requireInstalled(domain);
        return view(domain, change(caller, transaction -> {
            ConnectionRow row = transaction.lockActive(domain).orElse(null);
            if (enabled) {
                requireReady(caller.tenant(), domain, row);
            }
            if (row == null || row.enabled() == enabled) {
                return row;
            }
            transaction.log(Event.info(
                    enabled ? EventType.ENABLED : EventType.DISABLED,
                    row.id(),
                    enabled ? "The connection was enabled." : "The connection was disabled.",
                    meta(domain, row.providerSlug())));
            return transaction.setEnabled(row.id(), enabled);
        }));
    }

    static Map<String, Object> meta(IntegrationDomain domain, ProviderSlug provider) {
        return new HashMap<>(Map.of("domain", domain.value(), "providerSlug", provider.value()));
    }

    private <R extends @Nullable Object> R change(Caller caller, Function<TenantTransaction, R> work) {
        R result = store.inTransaction(caller, transaction -> {
            R changed = work.apply(transaction);
            transaction.announce();
            return changed;
        });
        snapshots.invalidate(caller.tenant());
        return result;
    }

    private void requireReady(TenantId tenant, IntegrationDomain domain, @Nullable ConnectionRow row) {
        if (row == null) {
            throw NotReadyException.noProvider(domain);
        }
        AdapterFactory<?> factory = catalog.find(domain, row.providerSlug())
                .orElseThrow(() -> NotReadyException.noAdapter(row.providerSlug()));
        if (row.credentialVersion() == null && factory.descriptor().needsCredential()) {
            throw new NotReadyException(
                    Missing.CREDENTIAL, "store a key for the provider " + row.provider() + " first");
        }
        if (Destinations.state(factory, row) == CredentialState.REENTRY_REQUIRED) {
            throw new CredentialReentryRequiredException(tenant, domain, row.providerSlug());
        }
    }

    private boolean needsCredential(IntegrationDomain domain, ProviderSlug provider) {
        return catalog.find(domain, provider)
                .map(factory -> factory.descriptor().needsCredential())
                .orElse(true);
    }

    private void requireInstalled(IntegrationDomain domain) {
        if (!catalog.domains().contains(domain)) {
            throw new UnknownException(UnknownException.Kind.DOMAIN, "no such integration domain is installed");
        }
    }

    private DomainConnection view(IntegrationDomain domain, @Nullable ConnectionRow row) {
        return row == null
                ? DomainConnection.unconfigured(domain)
                : new DomainConnection(
                        domain,
                        row.providerSlug(),
                        row.enabled(),
                        KeyDisplay.masked(row.credentialVersion(), row.credentialHint()),
                        Destinations.state(
                                catalog.find(domain, row.providerSlug()).orElse(null), row),
                        row.config(),
                        row.updatedAt());
    }
}
