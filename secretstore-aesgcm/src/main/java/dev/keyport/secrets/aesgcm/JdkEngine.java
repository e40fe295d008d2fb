package dev.keyport.secrets.aesgcm;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The JDK's primitives; the cipher is kept, because looking one up costs several times what it does to a short secret. */
final class JdkEngine extends CryptoEngine {

    private final Cipher cipher;

    /** The cipher refuses the key and nonce that it encrypted with last. */
    private long forgotten;

    JdkEngine() {
        super(new JdkSha256());
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    @Override
    void encrypt(byte[] key, byte[] plaintext, byte[] associatedData, byte[] message, int nonceAt) {
        try {
            start(Cipher.ENCRYPT_MODE, key, associatedData, message, nonceAt);
            cipher.doFinal(plaintext, 0, plaintext.length, message, nonceAt + NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM cannot encrypt", e);
        }
    }

    @Override
    byte[] decrypt(byte[] key, byte[] associatedData, byte[] message, int nonceAt, int length)
            throws AEADBadTagException {
        try {
            start(Cipher.DECRYPT_MODE, key, associatedData, message, nonceAt);
            return cipher.doFinal(message, nonceAt + NONCE_BYTES, length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM cannot decrypt", e);
        }
    }

    @Override
    byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    void forgetCipherKey() {
        try {
            byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putLong(forgotten++).array();
            cipher.init(Cipher.ENCRYPT_MODE, aes(NO_KEY), nonce(nonce, 0));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM takes every key", e);
        }
    }

    private void start(int mode, byte[] key, byte[] associatedData, byte[] message, int nonceAt)
            throws GeneralSecurityException {
        cipher.init(mode, aes(key), nonce(message, nonceAt));
        cipher.updateAAD(associatedData);
    }

    private static SecretKeySpec aes(byte[] key) {
        return new SecretKeySpec(key, "AES");
    }

    private static GCMParameterSpec nonce(byte[] message, int at) {
        return new GCMParameterSpec(TAG_BYTES * Byte.SIZE, message, at, NONCE_BYTES);
    }
}
