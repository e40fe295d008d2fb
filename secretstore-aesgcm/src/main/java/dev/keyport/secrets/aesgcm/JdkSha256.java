package dev.keyport.secrets.aesgcm;

import java.security.DigestException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.ExtendedDigest;

/**
 * The JDK's SHA-256 for BouncyCastle's HKDF: it uses the processor's instructions, and gives the same bytes. It collects what HMAC
 * feeds it in small pieces, and hashes nothing that is reset before its end.
 */
final class JdkSha256 implements ExtendedDigest {

    private static final int HASH_BYTES = 32;
    private static final int BLOCK_BYTES = 64;

    private final MessageDigest digest;
    private final byte[] collected = new byte[4 * BLOCK_BYTES];
    private int length;

    JdkSha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String getAlgorithmName() {
        return "SHA-256";
    }

    @Override
    public int getDigestSize() {
        return HASH_BYTES;
    }

    @Override
    public int getByteLength() {
        return BLOCK_BYTES;
    }

    @Override
    public void update(byte in) {
        if (length == collected.length) {
            flush();
        }
        collected[length++] = in;
    }

    @Override
    public void update(byte[] in, int at, int count) {
        if (count > collected.length - length) {
            flush();
        }
        if (count > collected.length) {
            digest.update(in, at, count);
        } else {
            System.arraycopy(in, at, collected, length, count);
            length += count;
        }
    }

    @Override
    public int doFinal(byte[] out, int at) {
        flush();
        try {
            return digest.digest(out, at, HASH_BYTES);
        } catch (DigestException e) {
            throw new IllegalArgumentException("no room for the hash", e);
        }
    }

    @Override
    public void reset() {
        clear();
        digest.reset();
    }

    private void flush() {
        digest.update(collected, 0, length);
        clear();
    }

    private void clear() {
        Arrays.fill(collected, 0, length, (byte) 0);
        length = 0;
    }
}
