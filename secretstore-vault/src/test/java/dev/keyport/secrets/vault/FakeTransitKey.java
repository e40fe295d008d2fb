package dev.keyport.secrets.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A named key of the kind aes256-gcm96, with its versions. */
final class FakeTransitKey {

    private static final int NONCE_BYTES = 12;

    private final boolean derived;
    private final List<byte[]> versions = new ArrayList<>();

    /** Whether associated data counts; Vault before 1.13 did not know the field. */
    boolean knowsAssociatedData = true;

    FakeTransitKey(boolean derived) {
        this.derived = derived;
        rotate();
    }

    /** The request is at fault. */
    static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    void rotate() {
        byte[] version = new byte[32];
        new SecureRandom().nextBytes(version);
        versions.add(version);
    }

    boolean isDerived() {
        return derived;
    }

    int latestVersion() {
        return versions.size();
    }

    String encrypt(byte[] plaintext, byte[] context, byte[] associated) {
        byte[] nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, latestVersion(), context, associated, nonce)
                    .doFinal(plaintext);
            byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return "vault:v" + latestVersion() + ":" + Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] decrypt(String ciphertext, byte[] context, byte[] associated) {
        String[] parts = ciphertext.split(":", 3);
        int version = Integer.parseInt(parts[1].substring(1));
        if (version > versions.size()) {
            throw new RefusedException("invalid ciphertext: version is too new");
        }
        byte[] all = Base64.getDecoder().decode(parts[2]);
        if (all.length < NONCE_BYTES) {
            throw new RefusedException("invalid ciphertext length");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, version, context, associated, Arrays.copyOf(all, NONCE_BYTES))
                    .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new RefusedException("invalid ciphertext: unable to decrypt");
        }
    }

    byte[] hmac(int version, byte[] input) {
        if (version < 1 || version > versions.size()) {
            throw new RefusedException("key version does not exist; latest key version is " + versions.size());
        }
        return hmac(hmac(versions.get(version - 1), new byte[] {'h'}), input);
    }

    private Cipher cipher(int mode, int version, byte[] context, byte[] associated, byte[] nonce)
            throws GeneralSecurityException {
        if (derived && context.length == 0) {
            throw new RefusedException("missing 'context' for key derivation");
        }
        byte[] key = versions.get(version - 1);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode, new SecretKeySpec(derived ? hmac(key, context) : key, "AES"), new GCMParameterSpec(128, nonce));
        if (knowsAssociatedData) {
            cipher.updateAAD(associated);
        }
        return cipher;
    }

    private static byte[] hmac(byte[] key, byte[] input) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
