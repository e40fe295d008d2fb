package dev.keyport.registry;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.AuthType;
import dev.keyport.port.Caller;
import dev.keyport.port.Credential;
import dev.keyport.port.CredentialField;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.Secret;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.secrets.StoredSecret;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.event.EventType;
import dev.keyport.registry.internal.jdbi.ConnectionDetails;
import dev.keyport.registry.internal.jdbi.ConnectionRow;
import dev.keyport.registry.internal.jdbi.NewCredential;
import dev.keyport.registry.internal.jdbi.TenantTransaction;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Sets and revokes the credential of a connection.
 *
 * <p>The secret store may be another system, so no transaction spans both. A new version is stored first and counts only when the
 * connection points to it, in the transaction that also writes the event: a crash in between leaves the old credential in use and
 * an unused version. The version before the current one is kept for calls that are under way, for 10 minutes;
 * {@link CredentialSweeper} then deletes it, and what a crash left.
 */
final class Credentials {

    private final Connections connections;
    private final SecretStore secrets;
    private final ObsoleteVersions obsolete;

    Credentials(Connections connections, SecretStore secrets) {
        this.connections = connections;
        this.secrets = secrets;
        this.obsolete = new ObsoleteVersions(secrets);
    }

    void setKey(Caller caller, ConnectionChoice which, Secret entered) {
        try (Credential key = Credential.apiKey(CredentialText.cleaned(CredentialField.VALUE, entered))) {
            setCleaned(caller, which, key, CredentialTerms.NONE);
        }
    }

    void set(Caller caller, ConnectionChoice which, Credential entered, CredentialTerms terms) {
        try (Credential credential = CredentialText.cleaned(entered)) {
            setCleaned(caller, which, credential, terms);
        }
    }

    private void setCleaned(Caller caller, ConnectionChoice which, Credential credential, CredentialTerms terms) {
        ConnectionDetails connection = connections.store().inTransaction(caller, transaction -> {
            requireFuture(terms, transaction.observations().now());
            return which.require(transaction);
        });
        AdapterFactory<?> factory = connections.requireAdapter(connection);
        requireAccepted(factory, credential.kind());
        String destination =
                Destinations.of(factory, Config.values(connection.row().config()));
        SecretName name = SecretName.of(connection.domain(), connection.provider(), credential.kind());
        StoredSecret stored = seal(caller, name, credential);
        NewCredential entry = new NewCredential(
                credential.kind(), stored, KeyDisplay.hint(credential), destination, terms.scopes(), terms.expiresAt());
        try {
            pointTo(caller, which, factory, connection, entry).ifPresent(before -> obsolete.delete(caller, before));
        } catch (UnknownException e) {
            secrets.deleteThrough(caller, name, stored.version());
            throw e;
        }
    }

    void revoke(Caller caller, ConnectionChoice which) {
        ConnectionRow revoked = connections.change(caller, transaction -> {
            ConnectionDetails connection = which.requireLocked(transaction);
            return connection.row().credentialVersion() == null ? connection.row() : forget(transaction, connection);
        });
        obsolete.delete(caller, revoked);
    }

    /** Lets no version count, and switches off what cannot work without one. {@link #deleteForgotten} is to follow. */
    ConnectionRow forget(TenantTransaction transaction, ConnectionDetails connection) {
        Map<String, Object> meta = Connections.meta(connection);
        transaction.health().forget(connection.id());
        ConnectionRow forgotten = transaction.forgetCredential(connection.id());
        transaction.log(Event.info(EventType.KEY_REMOVED, connection.id(), "The key was removed.", meta));
        if (connection.row().enabled() && connections.needsCredential(connection)) {
            transaction.connections().setEnabled(connection.id(), false);
            transaction.log(Event.info(
                    EventType.DISABLED, connection.id(), "The connection was disabled: its key was removed.", meta));
        }
        return forgotten;
    }

    /** Deletes every version of what was forgotten. Outside of any transaction. */
    void deleteForgotten(Caller caller, ConnectionRow forgotten) {
        obsolete.delete(caller, forgotten);
    }

    /**
     * Lets a stored version count, for the destination that the configuration had when it was entered.
     *
     * @return the connection as it was before; empty when a later version counts already, or did
     * @throws CredentialReentryRequiredException when the configuration leads elsewhere by now
     * @throws UnknownException when the connection was deleted
     * @throws VersionConflictException when somebody changed it since the version that the caller read
     */
    private Optional<ConnectionRow> pointTo(
            Caller caller,
            ConnectionChoice which,
            AdapterFactory<?> factory,
            ConnectionDetails entered,
            NewCredential entry) {
        return connections.change(caller, transaction -> {
            ConnectionDetails before =
                    transaction.connections().lock(entered.id()).orElseThrow(UnknownException::connection);
            which.requireVersion(before);
            if (!Destinations.of(factory, Config.values(before.row().config())).equals(entry.destination())) {
                throw new CredentialReentryRequiredException(caller.tenant(), before.domain(), before.provider());
            }
            int version = entry.stored().version().number();
            boolean counts = version > before.row().credentialLast().getOrDefault(entry.kind(), 0);
            if (counts) {
                transaction.health().forget(before.id());
                transaction.pointToCredential(before.id(), entry);
            }
            Map<String, Object> meta = Connections.meta(before);
            meta.put("kind", entry.kind().wireName());
            meta.put("secretVersion", version);
            meta.put("fingerprint", entry.stored().fingerprint());
            transaction.log(Event.info(EventType.KEY_SET, before.id(), "A key was stored.", meta));
            return counts ? Optional.of(before.row()) : Optional.empty();
        });
    }

    private StoredSecret seal(Caller caller, SecretName name, Credential credential) {
        try (Secret payload = CredentialPayload.encode(credential)) {
            if (payload.length() > SecretStore.MAX_BYTES) {
                throw new InvalidKeyFormatException("", "the credential is too long");
            }
            return secrets.store(caller, name, payload);
        }
    }

    private static void requireFuture(CredentialTerms terms, Instant now) {
        if (terms.expiresAt() != null && !terms.expiresAt().isAfter(now)) {
            throw new InvalidKeyFormatException(CredentialField.EXPIRES_AT.wireName(), "expiresAt is over already");
        }
    }

    /** A provider that needs none takes any, so that a tenant can rehearse with the simulation. */
    private static void requireAccepted(AdapterFactory<?> factory, CredentialKind kind) {
        AuthType authType = factory.descriptor().authType();
        if (!authType.credentialKind().orElse(kind).equals(kind)) {
            throw new InvalidKeyFormatException(
                    "kind",
                    "the provider " + factory.descriptor().slug() + " does not take a credential of the kind "
                            + kind.wireName());
        }
    }
}
