package dev.keyport.secrets.aesgcm;

import dev.keyport.database.IsolationCheck;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretVersion;
import dev.keyport.secrets.aesgcm.SwapVerification.Opener;
import dev.keyport.secrets.aesgcm.SwapVerification.Sample;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Counts attempts to open a ciphertext where it does not belong. */
final class SwapAttempts {

    private static final int KEK_ID_AT = 2;

    private final Opener opener;
    private final KeyRing ring;
    private final List<String> findings = new ArrayList<>();
    private long attempted;
    private long refused;

    SwapAttempts(Opener opener, KeyRing ring) {
        this.opener = opener;
        this.ring = ring;
    }

    /** Tries a ciphertext in every place but its own, the other's included, and in its own with changes. */
    void misplace(Sample sample, Sample other) {
        SealContext home = sample.context();
        requireOpensAtHome(sample);
        attempt("for another tenant", new SealContext(foreign(home.tenant()), home.name(), home.version()), sample);
        attempt("under another name", new SealContext(home.tenant(), foreign(home.name()), home.version()), sample);
        attempt("as another version", new SealContext(home.tenant(), home.name(), foreign(home.version())), sample);
        attempt("in the place of another secret", other.context(), sample);
        for (long id : ring.ids()) {
            if (id != kekId(sample.blob())) {
                attempt("under another key id", home, new Sample(home, relabelled(sample.blob(), id)));
            }
        }
        for (int at : new int[] {KEK_ID_AT, 10, 60, 105, sample.blob().length - 1}) {
            attempt("with a bit changed", home, new Sample(home, flipped(sample.blob(), at)));
        }
    }

    IsolationCheck result() {
        return new IsolationCheck(
                SwapVerification.NAME,
                "open sealed secrets for another tenant, name, version or key, in each other's place, and with a bit changed",
                attempted,
                refused,
                findings);
    }

    private void requireOpensAtHome(Sample sample) {
        try {
            opener.open(sample.context(), sample.blob()).close();
        } catch (UnsealException e) {
            findings.add(describe(sample.context()) + " does not open where it belongs: " + e.getMessage());
        }
    }

    private void attempt(String how, SealContext place, Sample sample) {
        attempted++;
        try {
            opener.open(place, sample.blob()).close();
            findings.add(describe(sample.context()) + " opened " + how);
        } catch (UnsealException expected) {
            refused++;
        }
    }

    private static String describe(SealContext context) {
        return "tenant " + context.tenant() + ", secret " + context.name() + ", version "
                + context.version().number();
    }

    private static TenantId foreign(TenantId tenant) {
        return new TenantId(tenant.value().equals("x") ? "y" : "x");
    }

    private static SecretName foreign(SecretName name) {
        return new SecretName(name.value().equals("x") ? "y" : "x");
    }

    private static SecretVersion foreign(SecretVersion version) {
        return new SecretVersion(version.number() == 1 ? 2 : version.number() - 1);
    }

    private static long kekId(byte[] blob) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(blob).getInt(KEK_ID_AT));
    }

    private static byte[] relabelled(byte[] blob, long kekId) {
        byte[] copy = blob.clone();
        ByteBuffer.wrap(copy).putInt(KEK_ID_AT, (int) kekId);
        return copy;
    }

    private static byte[] flipped(byte[] blob, int at) {
        byte[] copy = blob.clone();
        copy[at] ^= 1;
        return copy;
    }
}
