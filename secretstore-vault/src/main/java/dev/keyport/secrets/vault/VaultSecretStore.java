package dev.keyport.secrets.vault;

import dev.keyport.port.AccessDeniedException;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretNotFoundException;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.secrets.SecretStoreUnavailableException;
import dev.keyport.port.secrets.SecretUnreadableException;
import dev.keyport.port.secrets.SecretVersion;
import dev.keyport.port.secrets.StoredSecret;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Secrets in HashiCorp Vault: values in a KV engine of version 2, fingerprints by a key of a transit engine.
 *
 * <p>A secret is at {@code <prefix>/<tenant>/<name>}, and its versions have Vault's numbers. Deleting destroys values and keeps
 * Vault's record of the versions, because Vault would number from 1 again without it. Every call is one to four requests, none of
 * which is repeated, but for one new login when an AppRole's token is refused; so no call belongs inside a database transaction.
 * Plaintext is never cached. Thread-safe.
 *
 * @see <a href="https://developer.hashicorp.com/vault/docs/secrets/kv/kv-v2">KV secrets engine version 2</a>
 */
public final class VaultSecretStore implements SecretStore {

    private static final Logger LOG = LoggerFactory.getLogger(VaultSecretStore.class);

    /** Vault keeps 10 versions unless it is told otherwise, and drops the oldest in silence. */
    private static final int MAX_VERSIONS = 2000;

    /** Where storing is refused before Vault would drop a version in use; far enough for stores that happen at once. */
    private static final int MAX_SPAN = 1900;

    private final KvEngine kv;
    private final Fingerprints fingerprints;
    private final String prefix;
    private final Clock clock;

    private VaultSecretStore(KvEngine kv, Fingerprints fingerprints, String prefix, Clock clock) {
        this.kv = kv;
        this.fingerprints = fingerprints;
        this.prefix = prefix;
        this.clock = clock;
    }

    /**
     * A store in this Vault, after a check that the login is good and both engines are as the store needs them.
     *
     * @param clock tells when to log in again
     * @throws SecretStoreUnavailableException when Vault does not answer, refuses, or is not set up; the message says what is missing
     */
    public static VaultSecretStore open(VaultConfig config, Clock clock) {
        Objects.requireNonNull(clock, "clock");
        VaultClient vault = new VaultClient(config, clock, reason -> new SecretStoreUnavailableException(reason, null));
        KvEngine kv = new KvEngine(vault, config.kvMount());
        Fingerprints fingerprints = new Fingerprints(vault, config.transitMount(), config.fingerprintKey());
        vault.checkLogin();
        kv.check();
        fingerprints.check();
        return new VaultSecretStore(kv, fingerprints, config.prefix(), clock);
    }

    @Override
    public StoredSecret store(Caller caller, SecretName name, Secret secret) {
        requireChange(caller);
        if (secret.length() == 0 || secret.length() > MAX_BYTES) {
            throw new IllegalArgumentException("a secret has 1 to " + MAX_BYTES + " bytes");
        }
        String path = path(caller, name);
        String fingerprint = fingerprints.of(caller.tenant(), secret);
        makeRoom(path);
        try (VaultBody entry = VaultEntry.write(secret)) {
            return new StoredSecret(new SecretVersion(kv.add(path, entry)), fingerprint);
        }
    }

    @Override
    public Secret retrieve(Caller caller, SecretName name) {
        String path = path(caller, name);
        try (VaultAnswer answer = kv.newest(path)) {
            if (!answer.isAbsent()) {
                return opened(caller.tenant(), name, answer);
            }
        }
        int version = kv.metadata(path)
                .flatMap(metadata -> metadata.newestLive(clock.instant()))
                .orElseThrow(() -> new SecretNotFoundException(name));
        return retrieve(caller, name, new SecretVersion(version));
    }

    @Override
    public Secret retrieve(Caller caller, SecretName name, SecretVersion version) {
        try (VaultAnswer answer = kv.version(path(caller, name), version.number())) {
            if (answer.isAbsent()) {
                throw new SecretNotFoundException(name);
            }
            return opened(caller.tenant(), name, answer);
        }
    }

    @Override
    public void delete(Caller caller, SecretName name) {
        destroyThrough(caller, name, Integer.MAX_VALUE);
    }

    @Override
    public void deleteThrough(Caller caller, SecretName name, SecretVersion version) {
        destroyThrough(caller, name, version.number());
    }

    @Override
    public boolean exists(Caller caller, SecretName name) {
        return kv.metadata(path(caller, name))
                .flatMap(metadata -> metadata.newestLive(clock.instant()))
                .isPresent();
    }

    private String path(Caller caller, SecretName name) {
        return VaultPath.ofSecret(prefix, caller.tenant(), name);
    }

    private static void requireChange(Caller caller) {
        if (!caller.role().mayConfigure() && caller.role() != Role.SYSTEM) {
            throw new AccessDeniedException(caller, "changing a secret needs the role owner or admin");
        }
    }

    /** Before the first version is written, so that no crash leaves a secret with Vault's own limit. */
    private void makeRoom(String path) {
        Optional<KvMetadata> known = kv.metadata(path);
        Instant now = clock.instant();
        if (known.filter(metadata -> metadata.span(now) >= MAX_SPAN).isPresent()) {
            throw new SecretStoreUnavailableException(
                    "Vault would drop the oldest version of the secret, which is not deleted yet", null);
        }
        if (known.filter(metadata -> metadata.maxVersions() >= MAX_VERSIONS).isEmpty()) {
            kv.setMaxVersions(path, MAX_VERSIONS);
        }
    }

    private void destroyThrough(Caller caller, SecretName name, int version) {
        requireChange(caller);
        String path = path(caller, name);
        List<Integer> stored = kv.metadata(path)
                .map(metadata -> metadata.storedThrough(version))
                .orElse(List.of());
        if (!stored.isEmpty()) {
            kv.destroy(path, stored);
        }
    }

    private static Secret opened(TenantId tenant, SecretName name, VaultAnswer answer) {
        return VaultEntry.read(answer).orElseThrow(() -> unreadable(tenant, name));
    }

    /** The operator learns the tenant from the log. */
    private static SecretUnreadableException unreadable(TenantId tenant, SecretName name) {
        LOG.error("tenant {}: the secret {} in Vault was not written by this store, or not in this form", tenant, name);
        return new SecretUnreadableException(name);
    }
}
