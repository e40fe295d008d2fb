package dev.keyport.secrets.aesgcm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A second implementation of KPS1 from its description, on the JDK alone, that shares no line with the first. */
final class IndependentReader {

    private IndependentReader() {}

    /** Suite 1. */
    static byte[] open(byte[] kek, String tenant, String name, int version, byte[] blob) {
        return open((byte) 1, 60, tenant, name, version, blob, (kekId, wrapped) -> {
            byte[] wrapKey = hmac(hmac(ascii(tenant), kek), ascii("kps1/wrap"), new byte[] {1});
            String aad = "kps1-wrap|1|" + kekId + "|" + tenant + "|" + name + "|" + version;
            return gcm(wrapKey, Arrays.copyOf(wrapped, 12), Arrays.copyOfRange(wrapped, 12, 60), ascii(aad));
        });
    }

    /** Suite 2, with what opens the wrapped key by its id. */
    static byte[] open(Unwrap unwrap, String tenant, String name, int version, byte[] blob) {
        int length = ByteBuffer.wrap(blob).getShort(38);
        byte[] likeSuite1 = new byte[blob.length - 2];
        System.arraycopy(blob, 0, likeSuite1, 0, 38);
        System.arraycopy(blob, 40, likeSuite1, 38, blob.length - 40);
        return open((byte) 2, length, tenant, name, version, likeSuite1, unwrap);
    }

    interface Unwrap {
        byte[] dataKey(int kekId, byte[] wrapped) throws GeneralSecurityException;
    }

    private static byte[] open(
            byte suite, int wrappedLength, String tenant, String name, int version, byte[] blob, Unwrap unwrap) {
        try {
            ByteBuffer in = ByteBuffer.wrap(blob);
            require(in.get() == (byte) 0xFE && in.get() == suite);
            int kekId = in.getInt();
            byte[] commit = take(in, 32);
            byte[] wrapped = take(in, wrappedLength);
            byte[] dataNonce = take(in, 12);
            byte[] data = take(in, in.remaining());
            byte[] aad = ascii("kps1|" + tenant + "|" + name + "|" + version);
            byte[] dek = unwrap.dataKey(kekId, wrapped);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(aad);
            require(Arrays.equals(commit, hmac(dek, ascii("kps1/commit"), digest, new byte[] {1})));
            return gcm(hmac(dek, ascii("kps1/enc"), new byte[] {1}), dataNonce, data, aad);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gcm(byte[] key, byte[] nonce, byte[] text, byte[] aad) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(aad);
        return cipher.doFinal(text);
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalStateException("not KPS1, or not for this key");
        }
    }
}
