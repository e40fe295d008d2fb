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

    static byte[] open(byte[] kek, String tenant, String name, int version, byte[] blob) {
        try {
            ByteBuffer in = ByteBuffer.wrap(blob);
            require(in.get() == (byte) 0xFE && in.get() == 1);
            int kekId = in.getInt();
            byte[] commit = take(in, 32);
            byte[] wrapNonce = take(in, 12);
            byte[] wrapped = take(in, 48);
            byte[] dataNonce = take(in, 12);
            byte[] data = take(in, in.remaining());
            String where = tenant + "|" + name + "|" + version;
            byte[] aad = ascii("kps1|" + where);
            byte[] wrapKey = hmac(hmac(ascii(tenant), kek), ascii("kps1/wrap"), new byte[] {1});
            byte[] dek = gcm(wrapKey, wrapNonce, wrapped, ascii("kps1-wrap|1|" + kekId + "|" + where));
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
