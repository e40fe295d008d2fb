package dev.keyport.secrets.aesgcm;

import javax.crypto.AEADBadTagException;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** BouncyCastle's primitives. */
final class BouncyCastleEngine extends CryptoEngine {

    private final GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());

    BouncyCastleEngine() {
        super(new SHA256Digest());
    }

    @Override
    void encrypt(byte[] key, byte[] plaintext, byte[] associatedData, byte[] message, int nonceAt) {
        try {
            start(true, key, associatedData, message, nonceAt);
            finish(plaintext, 0, plaintext.length, message, nonceAt + NONCE_BYTES);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("AES-GCM cannot encrypt", e);
        }
    }

    @Override
    byte[] decrypt(byte[] key, byte[] associatedData, byte[] message, int nonceAt, int length)
            throws AEADBadTagException {
        byte[] plaintext = new byte[length - NONCE_BYTES - TAG_BYTES];
        try {
            start(false, key, associatedData, message, nonceAt);
            finish(message, nonceAt + NONCE_BYTES, length - NONCE_BYTES, plaintext, 0);
            return plaintext;
        } catch (InvalidCipherTextException e) {
            erase(plaintext);
            throw new AEADBadTagException("the tag does not fit");
        }
    }

    @Override
    byte[] hmac(byte[] key, byte[] message) {
        HMac hmac = new HMac(new SHA256Digest());
        hmac.init(new KeyParameter(key));
        hmac.update(message, 0, message.length);
        byte[] mac = new byte[hmac.getMacSize()];
        hmac.doFinal(mac, 0);
        return mac;
    }

    @Override
    void forgetCipherKey() {
        start(false, NO_KEY, new byte[0], NO_KEY, 0);
    }

    private void start(boolean encrypt, byte[] key, byte[] associatedData, byte[] message, int nonceAt) {
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(message, nonceAt, nonce, 0, NONCE_BYTES);
        cipher.init(encrypt, new AEADParameters(new KeyParameter(key), TAG_BYTES * Byte.SIZE, nonce, associatedData));
    }

    private void finish(byte[] in, int at, int length, byte[] out, int outAt) throws InvalidCipherTextException {
        int written = cipher.processBytes(in, at, length, out, outAt);
        cipher.doFinal(out, outAt + written);
    }
}
