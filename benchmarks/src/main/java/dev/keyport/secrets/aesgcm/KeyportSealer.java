package dev.keyport.secrets.aesgcm;

import dev.keyport.benchmarks.sealing.Sealer;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretVersion;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;

/** The sealed format itself, without the database; in this package because the format is no public API. */
public final class KeyportSealer implements Sealer {

    private final SealContext context =
            new SealContext(new TenantId("acme"), new SecretName("accounting:xero:api_key"), new SecretVersion(1));
    private final Kps1 format;

    public KeyportSealer(CryptoProvider provider) {
        SecureRandom random = new SecureRandom();
        KeyRing ring = KeyRing.of(1, Map.of(1L, random.generateSeed(KeyRing.KEY_BYTES)));
        this.format = new Kps1(new LocalWrapping(ring), provider, random);
    }

    @Override
    public byte[] seal(byte[] plaintext) {
        try (Secret secret = Secret.copyOf(plaintext)) {
            return format.seal(context, secret);
        }
    }

    @Override
    public byte[] open(byte[] sealed) throws GeneralSecurityException {
        try (Secret secret = format.open(context, sealed)) {
            return secret.use(byte[]::clone);
        } catch (UnsealException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
