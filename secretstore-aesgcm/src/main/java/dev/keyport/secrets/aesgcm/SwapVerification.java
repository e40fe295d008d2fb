package dev.keyport.secrets.aesgcm;

import dev.keyport.database.IsolationCheck;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretVersion;
import dev.keyport.secrets.aesgcm.internal.jdbi.RotationRows;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries to open stored ciphertexts where they do not belong: for another tenant, name, version or key, in each other's place, and
 * with a bit changed. Reads a sample of what is stored and some probes of its own; writes nothing, and closes at once what it
 * opens. Thread-safe.
 */
public final class SwapVerification {

    static final String NAME = "ciphertext-swaps";

    private static final int TENANTS = 50;
    private static final int SECRETS_OF_A_TENANT = 4;

    private final RotationRows rows;
    private final Kps1 format;
    private final KeyRing ring;
    private final Opener opener;

    /** Opens a blob for a context. */
    interface Opener {

        Secret open(SealContext context, byte[] blob) throws UnsealException;
    }

    /**
     * @param ring the keys that sealed what is stored
     */
    public SwapVerification(TenantDatabase database, KeyRing ring, CryptoProvider provider) {
        this.rows = new RotationRows(database);
        this.format = new Kps1(new LocalWrapping(ring), provider, new SecureRandom());
        this.ring = ring;
        this.opener = format::open;
    }

    SwapVerification(TenantDatabase database, KeyRing ring, Opener opener) {
        this.rows = new RotationRows(database);
        this.format = new Kps1(new LocalWrapping(ring), CryptoProvider.JDK, new SecureRandom());
        this.ring = ring;
        this.opener = opener;
    }

    /** What there is to say when there is no key to try with. */
    public static IsolationCheck notTried() {
        return new IsolationCheck(NAME, "not tried: no encryption key was given", 0, 0, List.of());
    }

    /** Runs the attempts, and tells which ciphertext opened where it should not, or does not open where it should. */
    public IsolationCheck run() {
        List<Sample> samples = new ArrayList<>(probes());
        samples.addAll(stored());
        SwapAttempts attempts = new SwapAttempts(opener, ring);
        for (int i = 0; i < samples.size(); i++) {
            attempts.misplace(samples.get(i), samples.get((i + 1) % samples.size()));
        }
        return attempts.result();
    }

    /**
     * A ciphertext and where it belongs.
     *
     * @param context where it belongs
     * @param blob sealed
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Sample(SealContext context, byte[] blob) {}

    private List<Sample> probes() {
        return List.of(probe("isolation-probe-a"), probe("isolation-probe-b"));
    }

    private Sample probe(String tenant) {
        SealContext context =
                new SealContext(new TenantId(tenant), new SecretName("keyport:isolation:probe"), new SecretVersion(1));
        try (Secret secret = Secret.ofUtf8("nothing to hide")) {
            return new Sample(context, format.seal(context, secret));
        }
    }

    private List<Sample> stored() {
        List<Sample> samples = new ArrayList<>();
        for (TenantId tenant : rows.tenantsWithSecrets(LocalWrapping.SUITE, TENANTS)) {
            rows.anySecrets(Caller.system(tenant), LocalWrapping.SUITE, SECRETS_OF_A_TENANT).stream()
                    .map(row -> new Sample(
                            new SealContext(tenant, new SecretName(row.name()), new SecretVersion(row.version())),
                            row.blob()))
                    .forEach(samples::add);
        }
        return samples;
    }
}
