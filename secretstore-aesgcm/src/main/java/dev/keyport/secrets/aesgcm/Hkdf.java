package dev.keyport.secrets.aesgcm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** Derives keys: HKDF with SHA-256 (RFC 5869). */
final class Hkdf {

    private Hkdf() {}

    /** Extract and expand. */
    static byte[] derive(byte[] inputKey, byte[] salt, byte[] info, int length) {
        return generate(new HKDFParameters(inputKey, salt, info), length);
    }

    /** Expand only, from a key that is already uniform. */
    static byte[] expand(byte[] key, byte[] info, int length) {
        return generate(HKDFParameters.skipExtractParameters(key, info), length);
    }

    static byte[] label(String label, byte[]... more) {
        byte[] bytes = label.getBytes(StandardCharsets.US_ASCII);
        for (byte[] next : more) {
            byte[] joined = new byte[bytes.length + next.length];
            System.arraycopy(bytes, 0, joined, 0, bytes.length);
            System.arraycopy(next, 0, joined, bytes.length, next.length);
            bytes = joined;
        }
        return bytes;
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static byte[] generate(HKDFParameters parameters, int length) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(parameters);
        byte[] key = new byte[length];
        generator.generateBytes(key, 0, length);
        return key;
    }
}
