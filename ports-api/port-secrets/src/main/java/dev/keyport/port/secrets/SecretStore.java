package dev.keyport.port.secrets;

import dev.keyport.port.Caller;
import dev.keyport.port.Secret;

/**
 * Keeps secrets, encrypted, apart by tenant.
 *
 * <p>A secret has a name inside its tenant, and numbered versions: storing adds a version and removes none, so that whoever
 * refers to a version, such as a connection, decides in its own transaction from when on the new value counts, and a crash in
 * between leaves the old value in use. {@link #deleteThrough} removes what is no longer referred to.
 *
 * <p>A tenant never reaches a secret of another one, whatever name it gives: the tenant comes from the caller. A value never
 * appears in an exception, a log or a {@code toString}. Implementations are thread-safe and cache no plaintext. Seed: epic 146
 * (store, retrieve, delete, exists); versions come from the security design.
 *
 * <p>A store that calls another system throws {@link SecretStoreUnavailableException} from any method when that system does not
 * answer, or refuses; such a store is not called inside a database transaction.
 */
public interface SecretStore {

    /** The largest secret, in bytes. */
    int MAX_BYTES = 16_000;

    /**
     * Stores a value as a new version. The caller keeps the secret and closes it.
     *
     * @return the version, higher than every version that the secret ever had, deleted ones included
     * @throws IllegalArgumentException when the secret is empty or larger than {@link #MAX_BYTES}
     * @throws dev.keyport.port.AccessDeniedException when the caller's role may neither configure nor is the system's
     */
    StoredSecret store(Caller caller, SecretName name, Secret secret);

    /**
     * Opens the newest version. The caller closes the secret.
     *
     * @throws SecretNotFoundException when there is none
     * @throws SecretUnreadableException when it cannot be opened
     */
    Secret retrieve(Caller caller, SecretName name);

    /**
     * Opens one version. The caller closes the secret.
     *
     * @throws SecretNotFoundException when there is no such version
     * @throws SecretUnreadableException when it cannot be opened
     */
    Secret retrieve(Caller caller, SecretName name, SecretVersion version);

    /**
     * Deletes every version; does nothing when there is none.
     *
     * @throws dev.keyport.port.AccessDeniedException when the caller's role may neither configure nor is the system's
     */
    void delete(Caller caller, SecretName name);

    /**
     * Deletes this version and every lower one, and leaves higher ones alone.
     *
     * @throws dev.keyport.port.AccessDeniedException when the caller's role may neither configure nor is the system's
     */
    void deleteThrough(Caller caller, SecretName name, SecretVersion version);

    /** Whether any version is stored. */
    boolean exists(Caller caller, SecretName name);
}
