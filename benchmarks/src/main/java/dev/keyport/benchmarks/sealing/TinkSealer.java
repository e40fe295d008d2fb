package dev.keyport.benchmarks.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Tink with AES-256-GCM, bound to a context as Keyport is. */
final class TinkSealer implements Sealer {

    private static final byte[] CONTEXT = "acme|accounting:xero:api_key|1".getBytes(StandardCharsets.US_ASCII);

    private final Aead aead;

    private TinkSealer(Aead aead) {
        this.aead = aead;
    }

    static TinkSealer aead() throws GeneralSecurityException {
        return new TinkSealer(newAead());
    }

    /** With a key encryption key in this process. */
    static TinkSealer envelope() throws GeneralSecurityException {
        return new TinkSealer(KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, newAead()));
    }

    @Override
    public byte[] seal(byte[] plaintext) throws GeneralSecurityException {
        return aead.encrypt(plaintext, CONTEXT);
    }

    @Override
    public byte[] open(byte[] sealed) throws GeneralSecurityException {
        return aead.decrypt(sealed, CONTEXT);
    }

    private static Aead newAead() throws GeneralSecurityException {
        AeadConfig.register();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build()
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
