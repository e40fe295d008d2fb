package dev.keyport.secrets.aesgcm;

import dev.keyport.port.Caller;
import dev.keyport.port.Secret;
import dev.keyport.port.secrets.KeyWrapperException;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretVersion;
import dev.keyport.secrets.aesgcm.internal.jdbi.SecretRows;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Answers "same value?" inside one tenant. Each tenant has a random key for it, sealed like a secret under a name of its own, so
 * that fingerprints stay comparable when the key encryption key is rotated and say nothing across tenants.
 */
final class FingerprintKeys {

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
        Optional<SecretRows.Row> row = rows.version(caller, NAME, ONLY.number());
        if (row.isEmpty()) {
            add(caller, context);
            row = rows.version(caller, NAME, ONLY.number());
        }
        try {
            return format.open(context, row.orElseThrow().blob());
        } catch (UnsealException e) {
            throw AesGcmSecretStore.unreadable(context, e);
        }
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
