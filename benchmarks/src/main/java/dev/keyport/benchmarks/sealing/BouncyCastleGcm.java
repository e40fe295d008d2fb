package dev.keyport.benchmarks.sealing;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** AES-256-GCM by BouncyCastle's own classes under one key; the nonce stands in front. */
final class BouncyCastleGcm implements Sealer {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final KeyParameter key = new KeyParameter(random.generateSeed(32));
    private final GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());

    @Override
    public byte[] seal(byte[] plaintext) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + plaintext.length + TAG_BYTES);
        run(true, nonce, plaintext, 0, sealed, NONCE_BYTES);
        return sealed;
    }

    @Override
    public byte[] open(byte[] sealed) throws GeneralSecurityException {
        byte[] plaintext = new byte[sealed.length - NONCE_BYTES - TAG_BYTES];
        run(false, Arrays.copyOf(sealed, NONCE_BYTES), sealed, NONCE_BYTES, plaintext, 0);
        return plaintext;
    }

    private void run(boolean encrypt, byte[] nonce, byte[] in, int at, byte[] out, int outAt)
            throws GeneralSecurityException {
        cipher.init(encrypt, new AEADParameters(key, TAG_BYTES * Byte.SIZE, nonce));
        int written = cipher.processBytes(in, at, in.length - at, out, outAt);
        try {
            cipher.doFinal(out, outAt + written);
        } catch (InvalidCipherTextException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
