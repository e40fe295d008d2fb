package dev.keyport.secrets.aesgcm;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.AccessDeniedException;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.port.Secret;
import dev.keyport.port.secrets.KeyWrapper;
import dev.keyport.port.secrets.KeyWrapperException;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretNotFoundException;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.secrets.SecretStoreUnavailableException;
import dev.keyport.port.secrets.SecretUnreadableException;
import dev.keyport.port.secrets.SecretVersion;
import dev.keyport.port.secrets.StoredSecret;
import dev.keyport.secrets.aesgcm.internal.jdbi.SecretRows;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Secrets in PostgreSQL, sealed with AES-256-GCM before they reach SQL.
 *
 * <p>Every version has a data key of its own, wrapped with a key that is derived for the tenant, and is bound to its tenant, name
 * and version: a blob that is moved does not open. Rows are kept apart by row-level security and read under a role of their own.
 * Sealing and opening happen outside of any transaction, so that a key may be held by another system. Plaintext is never cached.
 * Thread-safe.
 */
public final class AesGcmSecretStore implements SecretStore {

    private static final Logger LOG = LoggerFactory.getLogger(AesGcmSecretStore.class);

    private final SecretRows rows;
    private final Kps1 format;
    private final WrapCount wraps;
    private final FingerprintKeys fingerprintKeys;

    private AesGcmSecretStore(TenantDatabase database, SealingKeys keys) {
        this.rows = new SecretRows(database);
        this.format = keys.format();
        this.wraps = keys.wraps();
        this.fingerprintKeys = new FingerprintKeys(rows, format, wraps);
    }

    /**
     * A store over this database with these keys, after a check that they are the ones that sealed what is stored.
     *
     * @throws InvalidKeyException when a key is missing from the ring, or is not the one that had its id
     */
    public static AesGcmSecretStore open(TenantDatabase database, KeyRing ring) {
        return open(database, ring, CryptoProvider.JDK);
    }

    /**
     * A store over this database with these keys, whose ciphers come from this provider. What is stored does not depend on it.
     *
     * @throws InvalidKeyException when a key is missing from the ring, or is not the one that had its id
     */
    public static AesGcmSecretStore open(TenantDatabase database, KeyRing ring, CryptoProvider provider) {
        return new AesGcmSecretStore(database, SealingKeys.of(database, ring, provider));
    }

    /**
     * A store over this database whose data keys are wrapped by another system, such as a key management service.
     *
     * @throws InvalidKeyException when a key ring sealed secrets here
     */
    public static AesGcmSecretStore open(TenantDatabase database, KeyWrapper wrapper, CryptoProvider provider) {
        return new AesGcmSecretStore(database, SealingKeys.of(database, wrapper, provider));
    }

    @Override
    public StoredSecret store(Caller caller, SecretName name, Secret secret) {
        requireChange(caller);
        FingerprintKeys.requireFree(name);
        if (secret.length() == 0 || secret.length() > MAX_BYTES) {
            throw new IllegalArgumentException("a secret has 1 to " + MAX_BYTES + " bytes");
        }
        String fingerprint = fingerprintKeys.fingerprint(caller, secret);
        SecretVersion version = new SecretVersion(rows.takeVersion(caller, name));
        wraps.countOne();
        byte[] blob = seal(new SealContext(caller.tenant(), name, version), secret);
        if (!rows.insert(caller, name, version.number(), blob)) {
            throw new IllegalStateException("version " + version.number() + " of " + name + " was given out twice");
        }
        return new StoredSecret(version, fingerprint);
    }

    @Override
    public Secret retrieve(Caller caller, SecretName name) {
        FingerprintKeys.requireFree(name);
        return open(caller, name, rows.newest(caller, name));
    }

    @Override
    public Secret retrieve(Caller caller, SecretName name, SecretVersion version) {
        FingerprintKeys.requireFree(name);
        return open(caller, name, rows.version(caller, name, version.number()));
    }

    @Override
    public void delete(Caller caller, SecretName name) {
        requireChange(caller);
        FingerprintKeys.requireFree(name);
        rows.deleteThrough(caller, name, Integer.MAX_VALUE);
    }

    @Override
    public void deleteThrough(Caller caller, SecretName name, SecretVersion version) {
        requireChange(caller);
        FingerprintKeys.requireFree(name);
        rows.deleteThrough(caller, name, version.number());
    }

    @Override
    public boolean exists(Caller caller, SecretName name) {
        FingerprintKeys.requireFree(name);
        return rows.exists(caller, name);
    }

    /** The policies of the tables say the same, but delete no row in silence. */
    private byte[] seal(SealContext context, Secret secret) {
        try {
            return format.seal(context, secret);
        } catch (KeyWrapperException e) {
            throw unavailable(e);
        }
    }

    private static void requireChange(Caller caller) {
        if (!caller.role().mayConfigure() && caller.role() != Role.SYSTEM) {
            throw new AccessDeniedException(caller, "changing a secret needs the role owner or admin");
        }
    }

    private Secret open(Caller caller, SecretName name, Optional<SecretRows.Row> found) {
        SecretRows.Row row = found.orElseThrow(() -> new SecretNotFoundException(name));
        SealContext context = new SealContext(caller.tenant(), name, new SecretVersion(row.version()));
        try {
            return format.open(context, row.blob());
        } catch (UnsealException e) {
            throw unreadable(context, e);
        } catch (KeyWrapperException e) {
            throw unavailable(e);
        }
    }

    static SecretStoreUnavailableException unavailable(KeyWrapperException e) {
        return new SecretStoreUnavailableException("the system that holds the encryption key does not answer", e);
    }

    /** The operator learns the reason from the log, the caller does not. */
    static SecretUnreadableException unreadable(SealContext context, UnsealException reason) {
        LOG.error(
                "tenant {}: secret {} version {} cannot be opened: {}",
                context.tenant(),
                context.name(),
                context.version().number(),
                reason.getMessage());
        return new SecretUnreadableException(context.name());
    }
}
