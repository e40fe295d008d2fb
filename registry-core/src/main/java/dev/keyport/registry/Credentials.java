package dev.keyport.registry;

import dev.keyport.port.Caller;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Secret;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.secrets.SecretVersion;
import dev.keyport.port.secrets.StoredSecret;
import dev.keyport.registry.internal.jdbi.ConnectionRow;
import dev.keyport.registry.internal.jdbi.TenantStore;
import dev.keyport.registry.internal.jdbi.TenantTransaction;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sets and removes the key of a domain's active connection.
 *
 * <p>The secret store may be another system, so no transaction spans both. A new version is stored first and counts only when the
 * connection points to it, in the transaction that also writes the event: a crash in between leaves the old key in use and an
 * unused version that the next change deletes. The version before the current one is kept for calls that are under way.
 */
final class Credentials {

    private static final Pattern SURROUNDING_SPACE =
            Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$", Pattern.UNICODE_CHARACTER_CLASS);

    private final TenantStore store;
    private final SecretStore secrets;

    Credentials(TenantStore store, SecretStore secrets) {
        this.store = store;
        this.secrets = secrets;
    }

    void set(Caller caller, IntegrationDomain domain, Secret entered) {
        ConnectionRow row = store.inTransaction(caller, transaction -> transaction.active(domain))
                .orElseThrow(() -> new NotReadyException(
                        NotReadyException.Missing.PROVIDER, "select a provider for the domain " + domain + " first"));
        SecretName name = SecretName.apiKey(domain, row.providerSlug());
        try (Secret key = cleaned(entered)) {
            StoredSecret stored = secrets.store(caller, name, key);
            pointTo(caller, domain, row, stored, KeyDisplay.hint(key));
        }
        Integer previous = row.credentialVersion();
        if (previous != null && previous > 1) {
            secrets.deleteThrough(caller, name, new SecretVersion(previous - 1));
        }
    }

    void remove(Caller caller, IntegrationDomain domain, BiPredicate<IntegrationDomain, ProviderSlug> needsCredential) {
        Optional<ConnectionRow> removed = store.inTransaction(caller, transaction -> {
            Optional<ConnectionRow> found = transaction.lockActive(domain);
            found.filter(row -> row.credentialVersion() != null)
                    .ifPresent(row -> forget(transaction, domain, row, needsCredential));
            return found;
        });
        removed.ifPresent(row -> deleteStored(caller, domain, row));
    }

    private static void forget(
            TenantTransaction transaction,
            IntegrationDomain domain,
            ConnectionRow row,
            BiPredicate<IntegrationDomain, ProviderSlug> needsCredential) {
        Map<String, Object> meta = ConnectionService.meta(domain, row.providerSlug());
        transaction.forgetCredential(row.id());
        transaction.log(Event.info(EventType.KEY_REMOVED, row.id(), "The key was removed.", meta));
        if (row.enabled() && needsCredential.test(domain, row.providerSlug())) {
            transaction.setEnabled(row.id(), false);
            transaction.log(Event.info(
                    EventType.DISABLED, row.id(), "The connection was disabled: its key was removed.", meta));
        }
        transaction.announce();
    }

    private void pointTo(
            Caller caller, IntegrationDomain domain, ConnectionRow row, StoredSecret stored, @Nullable String hint) {
        store.inTransaction(caller, transaction -> {
            transaction.pointToCredential(row.id(), stored, hint);
            Map<String, Object> meta = ConnectionService.meta(domain, row.providerSlug());
            meta.put("secretVersion", stored.version().number());
            meta.put("fingerprint", stored.fingerprint());
            transaction.log(Event.info(EventType.KEY_SET, row.id(), "A key was stored.", meta));
            transaction.announce();
            return true;
        });
    }

    /**
     * Deletes every version that ever counted, again if an earlier attempt failed. One that a concurrent {@link #set} stored
     * but did not point to yet is higher, and stays.
     */
    private void deleteStored(Caller caller, IntegrationDomain domain, ConnectionRow row) {
        if (row.credentialLast() > 0) {
            SecretName name = SecretName.apiKey(domain, row.providerSlug());
            secrets.deleteThrough(caller, name, new SecretVersion(row.credentialLast()));
        }
    }

    private static Secret cleaned(Secret entered) {
        String key = SURROUNDING_SPACE.matcher(entered.revealUtf8()).replaceAll("");
        if (key.isEmpty()) {
            throw new InvalidKeyFormatException("the key is blank");
        }
        if (key.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidKeyFormatException("the key has line breaks or control characters");
        }
        Secret cleaned = Secret.ofUtf8(key);
        if (cleaned.length() > SecretStore.MAX_BYTES) {
            cleaned.close();
            throw new InvalidKeyFormatException("the key is longer than " + SecretStore.MAX_BYTES + " bytes");
        }
        return cleaned;
    }
}
