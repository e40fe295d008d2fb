package dev.keyport.registry;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.AuthType;
import dev.keyport.port.Caller;
import dev.keyport.port.Credential;
import dev.keyport.port.CredentialField;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Secret;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.secrets.StoredSecret;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.event.EventType;
import dev.keyport.registry.internal.jdbi.ConnectionRow;
import dev.keyport.registry.internal.jdbi.TenantStore;
import dev.keyport.registry.internal.jdbi.TenantTransaction;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Sets and removes the credential of a domain's active connection.
 *
 * <p>The secret store may be another system, so no transaction spans both. A new version is stored first and counts only when the
 * connection points to it, in the transaction that also writes the event: a crash in between leaves the old credential in use and
 * an unused version. The version before the current one is kept for calls that are under way, for 10 minutes;
 * {@link CredentialSweeper} then deletes it, and what a crash left.
 */
final class Credentials {

    private final TenantStore store;
    private final AdapterCatalog catalog;
    private final SecretStore secrets;
    private final ObsoleteVersions obsolete;

    Credentials(TenantStore store, AdapterCatalog catalog, SecretStore secrets) {
        this.store = store;
        this.catalog = catalog;
        this.secrets = secrets;
        this.obsolete = new ObsoleteVersions(secrets);
    }

    void setKey(Caller caller, IntegrationDomain domain, Secret entered) {
        try (Credential key = Credential.apiKey(CredentialText.cleaned(CredentialField.VALUE, entered))) {
            setCleaned(caller, domain, key);
        }
    }

    void set(Caller caller, IntegrationDomain domain, Credential entered) {
        try (Credential credential = CredentialText.cleaned(entered)) {
            setCleaned(caller, domain, credential);
        }
    }

    private void setCleaned(Caller caller, IntegrationDomain domain, Credential credential) {
        ConnectionRow row = store.inTransaction(caller, transaction -> transaction.active(domain))
                .orElseThrow(() -> NotReadyException.noProvider(domain));
        AdapterFactory<?> factory = catalog.find(domain, row.providerSlug())
                .orElseThrow(() -> NotReadyException.noAdapter(row.providerSlug()));
        requireAccepted(factory, credential.kind());
        String destination = Destinations.of(factory, Config.values(row.config()));
        StoredSecret stored = seal(caller, SecretName.of(domain, row.providerSlug(), credential.kind()), credential);
        New entry = new New(credential.kind(), stored, KeyDisplay.hint(credential), destination);
        pointTo(caller, domain, factory, row, entry).ifPresent(before -> obsolete.delete(caller, before));
    }

    void remove(Caller caller, IntegrationDomain domain, BiPredicate<IntegrationDomain, ProviderSlug> needsCredential) {
        Optional<ConnectionRow> removed = store.inTransaction(
                caller,
                transaction -> transaction.lockActive(domain).map(row -> {
                    return row.credentialVersion() == null ? row : forget(transaction, domain, row, needsCredential);
                }));
        removed.ifPresent(row -> obsolete.delete(caller, row));
    }

    private static ConnectionRow forget(
            TenantTransaction transaction,
            IntegrationDomain domain,
            ConnectionRow row,
            BiPredicate<IntegrationDomain, ProviderSlug> needsCredential) {
        Map<String, Object> meta = ConnectionService.meta(domain, row.providerSlug());
        ConnectionRow forgotten = transaction.forgetCredential(row.id());
        transaction.log(Event.info(EventType.KEY_REMOVED, row.id(), "The key was removed.", meta));
        if (row.enabled() && needsCredential.test(domain, row.providerSlug())) {
            transaction.setEnabled(row.id(), false);
            transaction.log(Event.info(
                    EventType.DISABLED, row.id(), "The connection was disabled: its key was removed.", meta));
        }
        transaction.announce();
        return forgotten;
    }

    /** What is about to count. */
    private record New(
            CredentialKind kind,
            StoredSecret stored,
            @Nullable String hint,
            String destination) {}

    /**
     * Lets a stored version count, for the destination that the configuration had when it was entered.
     *
     * @return the connection as it was before; empty when a later version counts already, or did
     * @throws CredentialReentryRequiredException when the configuration leads elsewhere by now
     */
    private Optional<ConnectionRow> pointTo(
            Caller caller, IntegrationDomain domain, AdapterFactory<?> factory, ConnectionRow entered, New entry) {
        return store.inTransaction(caller, transaction -> {
            ConnectionRow before = transaction.lock(entered.id());
            if (!Destinations.of(factory, Config.values(before.config())).equals(entry.destination())) {
                throw new CredentialReentryRequiredException(caller.tenant(), domain, before.providerSlug());
            }
            int version = entry.stored().version().number();
            boolean counts = version > before.credentialLast().getOrDefault(entry.kind(), 0);
            if (counts) {
                transaction.pointToCredential(
                        before.id(), entry.kind(), entry.stored(), entry.hint(), entry.destination());
            }
            Map<String, Object> meta = ConnectionService.meta(domain, before.providerSlug());
            meta.put("kind", entry.kind().wireName());
            meta.put("secretVersion", version);
            meta.put("fingerprint", entry.stored().fingerprint());
            transaction.log(Event.info(EventType.KEY_SET, before.id(), "A key was stored.", meta));
            transaction.announce();
            return counts ? Optional.of(before) : Optional.empty();
        });
    }

    private StoredSecret seal(Caller caller, SecretName name, Credential credential) {
        try (Secret payload = CredentialPayload.encode(credential)) {
            if (payload.length() > SecretStore.MAX_BYTES) {
                throw new InvalidKeyFormatException("the credential is too long");
            }
            return secrets.store(caller, name, payload);
        }
    }

    private static void requireAccepted(AdapterFactory<?> factory, CredentialKind kind) {
        AuthType authType = factory.descriptor().authType();
        if (!accepts(authType, kind)) {
            throw new InvalidKeyFormatException("the provider "
                    + factory.descriptor().slug() + " does not take a credential of the kind " + kind.wireName());
        }
    }

    /** A provider that needs none takes any, so that a tenant can rehearse with the simulation. */
    private static boolean accepts(AuthType authType, CredentialKind kind) {
        return switch (authType) {
            case API_KEY -> kind == CredentialKind.API_KEY;
            case OAUTH2 -> kind == CredentialKind.OAUTH;
            case BASIC -> kind == CredentialKind.BASIC;
            case NONE -> true;
        };
    }
}
