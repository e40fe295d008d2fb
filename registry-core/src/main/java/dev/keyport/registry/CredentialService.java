package dev.keyport.registry;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.Credential;
import dev.keyport.port.secrets.SecretStore;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of a tenant's connections. Write-only: no method returns one.
 *
 * <p>Every method needs a caller who may configure, and throws {@link dev.keyport.port.AccessDeniedException} for others. A
 * connection that does not exist, or is another tenant's, is an {@link UnknownException}. Where a version is given, the change is
 * refused with {@link VersionConflictException} when the connection has another by then; null takes any. Thread-safe.
 */
public final class CredentialService {

    private final Credentials credentials;

    public CredentialService(
            TenantDatabase database, AdapterCatalog catalog, SecretStore secrets, TenantSnapshots snapshots) {
        this.credentials = new Credentials(new Connections(database, catalog, snapshots), secrets);
    }

    /**
     * Stores a credential, with the scopes and the end that it names itself: OAuth tokens can, no other kind does.
     *
     * @see #set(Caller, ConnectionId, Long, Credential, CredentialTerms)
     */
    public void set(Caller caller, ConnectionId connection, @Nullable Long version, Credential credential) {
        set(caller, connection, version, credential, terms(credential));
    }

    /**
     * Stores a credential; it replaces the one before, whose last version can be used for 10 more minutes by calls that are under
     * way. White space around what is not a password is dropped. The credential is bound to the destination of the configuration.
     *
     * @param credential stays open and belongs to the caller
     * @throws NotReadyException when the adapter is not installed
     * @throws InvalidKeyFormatException when it is blank, too long, has control characters, is not of the provider's kind, or has
     *     ended already
     * @throws CredentialReentryRequiredException when somebody changed the destination at the same moment
     */
    public void set(
            Caller caller,
            ConnectionId connection,
            @Nullable Long version,
            Credential credential,
            CredentialTerms terms) {
        caller.requireConfigure();
        credentials.set(caller, ConnectionChoice.byId(connection, version), credential, terms);
    }

    /**
     * Deletes every version of the credential at once; its events stay. Does nothing when there is none. A connection that cannot
     * work without one is switched off.
     */
    public void revoke(Caller caller, ConnectionId connection, @Nullable Long version) {
        caller.requireConfigure();
        credentials.revoke(caller, ConnectionChoice.byId(connection, version));
    }

    static CredentialTerms terms(Credential credential) {
        try {
            return CredentialTerms.of(credential);
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyFormatException("", String.valueOf(e.getMessage()));
        }
    }
}
