package dev.keyport.secrets.aesgcm;

import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * The primitives of the sealed format, made once and used for many messages: AES-256-GCM (NIST SP 800-38D) with nonces of 12 bytes
 * and tags of 16, SHA-256, HMAC (RFC 2104) and HKDF (RFC 5869) with SHA-256. Not thread-safe; {@link EnginePool} hands them out.
 */
abstract class CryptoEngine {

    static final int KEY_BYTES = 32;
    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    /** What replaces the last key. */
    static final byte[] NO_KEY = new byte[KEY_BYTES];

    private static final HKDFParameters NO_PARAMETERS = HKDFParameters.skipExtractParameters(NO_KEY, null);

    private final ExtendedDigest sha256;
    private final HKDFBytesGenerator hkdf;

    CryptoEngine(ExtendedDigest sha256) {
        this.sha256 = sha256;
        this.hkdf = new HKDFBytesGenerator(sha256);
    }

    /** Encrypts with the nonce that stands at an offset of the message, and writes ciphertext and tag behind it. */
    abstract void encrypt(byte[] key, byte[] plaintext, byte[] associatedData, byte[] message, int nonceAt);

    /**
     * Opens the nonce, ciphertext and tag that stand at an offset of the message.
     *
     * @param length of the three together, at least {@link #NONCE_BYTES} and {@link #TAG_BYTES}
     * @throws AEADBadTagException when key, nonce, ciphertext or associated data is not the same
     */
    abstract byte[] decrypt(byte[] key, byte[] associatedData, byte[] message, int nonceAt, int length)
            throws AEADBadTagException;

    abstract byte[] hmac(byte[] key, byte[] message);

    /** Overwrites the key schedule of the cipher. */
    abstract void forgetCipherKey();

    /** HKDF: extract and expand. */
    final byte[] derive(byte[] inputKey, byte[] salt, byte[] info, int length) {
        return generate(new HKDFParameters(inputKey, salt, info), length);
    }

    /** HKDF: expand only, from a key that is already uniform. */
    final byte[] expand(byte[] key, byte[] info, int length) {
        return generate(HKDFParameters.skipExtractParameters(key, info), length);
    }

    final byte[] sha256(byte[] message) {
        byte[] hash = new byte[sha256.getDigestSize()];
        sha256.reset();
        sha256.update(message, 0, message.length);
        sha256.doFinal(hash, 0);
        return hash;
    }

    /** Overwrites what HKDF still holds of the last key. */
    final void forgetDerivation() {
        hkdf.init(NO_PARAMETERS);
    }

    static void erase(byte[] key) {
        Arrays.fill(key, (byte) 0);
    }

    private byte[] generate(HKDFParameters parameters, int length) {
        byte[] key = new byte[length];
        hkdf.init(parameters);
        hkdf.generateBytes(key, 0, length);
        return key;
    }
}
