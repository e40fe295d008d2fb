package dev.keyport.secrets.aesgcm;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.AccessDeniedException;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.port.Secret;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretNotFoundException;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.secrets.SecretUnreadableException;
import dev.keyport.port.secrets.SecretVersion;
import dev.keyport.port.secrets.StoredSecret;
import dev.keyport.secrets.aesgcm.internal.jdbi.SecretRows;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Secrets in PostgreSQL, sealed with AES-256-GCM before they reach SQL.
 *
 * <p>Every version has a data key of its own, wrapped with a key that is derived for the tenant, and is bound to its tenant, name
 * and version: a blob that is moved does not open. Rows are kept apart by row-level security and read under a role of their own.
 * Plaintext is never cached. Thread-safe.
 */
public final class AesGcmSecretStore implements SecretStore {

    private static final Logger LOG = LoggerFactory.getLogger(AesGcmSecretStore.class);

    private final SecretRows rows;
    private final Kps1 format;

    private AesGcmSecretStore(SecretRows rows, Kps1 format) {
        this.rows = rows;
        this.format = format;
    }

    /**
     * A store over this database with these keys, after a check that they are the ones that sealed what is stored.
     *
     * @throws InvalidKeyException when a key is missing from the ring, or is not the one that had its id
     */
    public static AesGcmSecretStore open(TenantDatabase database, KeyRing ring) {
        SecretRows rows = new SecretRows(database);
        Kps1 format = new Kps1(ring, new SecureRandom());
        AesGcmSecretStore store = new AesGcmSecretStore(rows, format);
        store.checkKeys(ring);
        return store;
    }

    @Override
    public StoredSecret store(Caller caller, SecretName name, Secret secret) {
        requireChange(caller);
        if (secret.length() == 0 || secret.length() > MAX_BYTES) {
            throw new IllegalArgumentException("a secret has 1 to " + MAX_BYTES + " bytes");
        }
        int version = rows.insertNext(
                caller,
                name,
                next -> format.seal(new SealContext(caller.tenant(), name, new SecretVersion(next)), secret));
        return new StoredSecret(new SecretVersion(version), format.fingerprint(caller.tenant(), secret));
    }

    @Override
    public Secret retrieve(Caller caller, SecretName name) {
        return open(caller, name, rows.newest(caller, name));
    }

    @Override
    public Secret retrieve(Caller caller, SecretName name, SecretVersion version) {
        return open(caller, name, rows.version(caller, name, version.number()));
    }

    @Override
    public void delete(Caller caller, SecretName name) {
        requireChange(caller);
        rows.deleteThrough(caller, name, Integer.MAX_VALUE);
    }

    @Override
    public void deleteThrough(Caller caller, SecretName name, SecretVersion version) {
        requireChange(caller);
        rows.deleteThrough(caller, name, version.number());
    }

    @Override
    public boolean exists(Caller caller, SecretName name) {
        return rows.exists(caller, name);
    }

    /** The policies of the tables say the same, but delete no row in silence. */
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
        }
    }

    /** The operator learns the reason from the log, the caller does not. */
    private static SecretUnreadableException unreadable(SealContext context, UnsealException reason) {
        LOG.error(
                "tenant {}: secret {} version {} cannot be opened: {}",
                context.tenant(),
                context.name(),
                context.version().number(),
                reason.getMessage());
        return new SecretUnreadableException(context.name());
    }

    private void checkKeys(KeyRing ring) {
        Map<Long, byte[]> known = rows.keyCheckValues();
        for (long id : known.keySet()) {
            if (!ring.ids().contains(id)) {
                throw new InvalidKeyException("the key with id " + id + " sealed secrets here and is not in the ring");
            }
        }
        for (long id : ring.ids()) {
            byte[] value = keyCheckValue(id);
            byte[] stored = known.get(id);
            if (stored == null) {
                rows.addKeyCheckValue(id, value);
            } else if (!MessageDigest.isEqual(stored, value)) {
                throw new InvalidKeyException("not the key that had the id " + id + " when secrets were sealed here");
            }
        }
    }

    private byte[] keyCheckValue(long id) {
        try {
            return format.keyCheckValue(id);
        } catch (UnsealException e) {
            throw new IllegalStateException("the id is from the ring", e);
        }
    }
}
