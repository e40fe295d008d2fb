package dev.keyport.secrets.aesgcm;

import dev.keyport.port.Caller;
import dev.keyport.port.Secret;
import dev.keyport.port.secrets.KeyWrapperException;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretUnreadableException;
import dev.keyport.port.secrets.SecretVersion;
import dev.keyport.secrets.aesgcm.internal.jdbi.SecretRows;
import java.security.SecureRandom;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers "same value?" inside one tenant. Each tenant has a random key for it, sealed like a secret under a name of its own, so
 * that fingerprints stay comparable when the key encryption key is rotated and say nothing across tenants.
 */
final class FingerprintKeys {

    private static final Logger LOG = LoggerFactory.getLogger(FingerprintKeys.class);

    private static final SecretName NAME = new SecretName("keyport:fingerprint:key");
    private static final SecretVersion ONLY = new SecretVersion(1);

    private final SecretRows rows;
    private final Kps1 format;
    private final WrapCount wraps;
    private final SecureRandom random = new SecureRandom();

    FingerprintKeys(SecretRows rows, Kps1 format, WrapCount wraps) {
        this.rows = rows;
        this.format = format;
        this.wraps = wraps;
    }

    /**
     * @throws IllegalArgumentException when the name is the one that the store keeps for itself
     */
    static void requireFree(SecretName name) {
        if (name.equals(NAME)) {
            throw new IllegalArgumentException("the secret name " + NAME + " is used by the store itself");
        }
    }

    String fingerprint(Caller caller, Secret secret) {
        try (Secret key = key(caller)) {
            return key.use(bytes -> format.fingerprint(bytes, secret));
        } catch (KeyWrapperException e) {
            throw AesGcmSecretStore.unavailable(e);
        }
    }

    private Secret key(Caller caller) {
        SealContext context = new SealContext(caller.tenant(), NAME, ONLY);
        Optional<Secret> key = stored(caller, context);
        if (key.isEmpty()) {
            add(caller, context);
            key = stored(caller, context);
        }
        return key.orElseThrow(() -> new SecretUnreadableException(NAME));
    }

    /** The tenant's key; empty when there is none, or none any more: a damaged one is deleted, so that it locks nobody out. */
    private Optional<Secret> stored(Caller caller, SealContext context) {
        Optional<SecretRows.Row> row = rows.version(caller, NAME, ONLY.number());
        if (row.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(format.open(context, row.get().blob()));
        } catch (UnsealException e) {
            discard(caller, e);
            return Optional.empty();
        }
    }

    private void discard(Caller caller, UnsealException reason) {
        LOG.warn(
                "tenant {}: the key of its fingerprints does not open and is made anew: {}",
                caller.tenant(),
                reason.getMessage());
        rows.deleteThrough(caller, NAME, ONLY.number());
    }

    /** Whoever comes second finds the key of the first. */
    private void add(Caller caller, SealContext context) {
        byte[] bytes = new byte[KeyRing.KEY_BYTES];
        random.nextBytes(bytes);
        try (Secret key = Secret.takeOver(bytes)) {
            wraps.countOne();
            rows.insert(caller, NAME, ONLY.number(), format.seal(context, key));
        }
    }
}
