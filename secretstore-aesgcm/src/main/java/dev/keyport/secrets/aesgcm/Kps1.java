package dev.keyport.secrets.aesgcm;

import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.KeyWrapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.AEADBadTagException;

/**
 * The sealed format KPS1: envelope encryption with a data key of its own for every secret version.
 *
 * <pre>
 * data key    DEK, 32 random bytes, wrapped by suite 1 or 2
 * commitment  HKDF-Expand(DEK, "kps1/commit" || SHA-256(aad), 32)
 * data        AES-256-GCM(HKDF-Expand(DEK, "kps1/enc", 32), data nonce, plaintext, aad)
 * aad         kps1|tenant|name|version
 *
 * suite 1     wrap nonce, AES-256-GCM(wrap key, wrap nonce, DEK, aad_wrap)
 *   wrap key  HKDF-SHA256(KEK, salt = tenant id, "kps1/wrap", 32)
 *   aad_wrap  kps1-wrap|1|KEK id|tenant|name|version
 * suite 2     what a {@link KeyWrapper} makes of DEK, tenant and kps1-wrap|2|tenant|name|version
 * </pre>
 *
 * <p>{@link SealedBlob} says where each part stands. The data key encrypts one message, so its nonce cannot be repeated. The
 * commitment keeps a blob from opening under two keys to two texts. Thread-safe; keeps no plaintext and no derived key.
 */
final class Kps1 {

    private static final byte[] ENCRYPT = "kps1/enc".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMIT = "kps1/commit".getBytes(StandardCharsets.US_ASCII);
    private static final int FINGERPRINT_BYTES = 4;

    private final KeyWrapping wrapping;
    private final EnginePool engines;
    private final SecureRandom random;

    Kps1(KeyWrapping wrapping, CryptoProvider provider, SecureRandom random) {
        this.wrapping = Objects.requireNonNull(wrapping, "wrapping");
        this.engines = new EnginePool(provider, wrapping.suite() == ExternalWrapping.SUITE);
        this.random = Objects.requireNonNull(random, "random");
    }

    /** Suite 1 with the JDK's primitives. */
    Kps1(KeyRing ring, SecureRandom random) {
        this(new LocalWrapping(ring), CryptoProvider.JDK, random);
    }

    byte[] seal(SealContext context, Secret secret) {
        byte[] fresh = randomBytes(CryptoEngine.KEY_BYTES + 2 * CryptoEngine.NONCE_BYTES);
        byte[] dataKey = Arrays.copyOf(fresh, CryptoEngine.KEY_BYTES);
        int dataNonceAt = fresh.length - CryptoEngine.NONCE_BYTES;
        byte[] wrapNonce = Arrays.copyOfRange(fresh, CryptoEngine.KEY_BYTES, dataNonceAt);
        try {
            return engines.use(engine -> {
                SealedBlob blob = wrapped(engine, context, dataKey, wrapNonce, dataLength(secret));
                System.arraycopy(fresh, dataNonceAt, blob.bytes(), blob.dataAt(), CryptoEngine.NONCE_BYTES);
                encrypt(engine, dataKey, context, secret, blob);
                return blob.bytes();
            });
        } finally {
            CryptoEngine.erase(fresh);
            CryptoEngine.erase(dataKey);
        }
    }

    /**
     * @throws UnsealException when the blob was not sealed with these keys for this context, or was changed
     */
    Secret open(SealContext context, byte[] blob) throws UnsealException {
        SealedBlob sealed = parse(blob);
        return engines.use(engine -> {
            byte[] dataKey = unwrap(engine, context, sealed);
            try {
                return decrypt(engine, dataKey, context, sealed);
            } finally {
                CryptoEngine.erase(dataKey);
            }
        });
    }

    /**
     * The same blob with its data key wrapped by the active key. The data part stays as it is and is not verified.
     *
     * @throws UnsealException when the data key does not unwrap for this context, or is not the one that was committed to
     */
    byte[] rewrap(SealContext context, byte[] blob) throws UnsealException {
        SealedBlob sealed = parse(blob);
        return engines.use(engine -> {
            byte[] dataKey = unwrap(engine, context, sealed);
            try {
                byte[] nonce = randomBytes(CryptoEngine.NONCE_BYTES);
                SealedBlob rewrapped = wrapped(engine, context, dataKey, nonce, sealed.dataLength());
                System.arraycopy(blob, sealed.dataAt(), rewrapped.bytes(), rewrapped.dataAt(), sealed.dataLength());
                return rewrapped.bytes();
            } finally {
                CryptoEngine.erase(dataKey);
            }
        });
    }

    /** The id of the key that seals now. */
    long activeKekId() {
        return wrapping.activeKeyId();
    }

    /**
     * The id of the key that sealed a blob.
     *
     * @throws UnsealException when it is no blob
     */
    static long kekId(byte[] blob) throws UnsealException {
        return SealedBlob.parse(blob).kekId();
    }

    /**
     * Tells a wrong key of the ring from the right one without opening anything.
     *
     * @throws UnsealException when no key of the ring has the id
     */
    byte[] keyCheckValue(long kekId) throws UnsealException {
        return engines.use(engine -> local().keyCheckValue(engine, kekId));
    }

    /**
     * Answers "same value?" to whoever has the key, and nothing to anybody else: 8 hexadecimal digits.
     *
     * @param fingerprintKey 32 random bytes, one for each tenant
     */
    String fingerprint(byte[] fingerprintKey, Secret secret) {
        byte[] mac = engines.use(engine -> secret.use(plaintext -> engine.hmac(fingerprintKey, plaintext)));
        return HexFormat.of().formatHex(mac, 0, FINGERPRINT_BYTES);
    }

    /** Answers "same value?" inside one tenant, until the active key changes. */
    String fingerprint(TenantId tenant, Secret secret) {
        byte[] key = engines.use(engine -> local().fingerprintKey(engine, tenant));
        try {
            return fingerprint(key, secret);
        } finally {
            CryptoEngine.erase(key);
        }
    }

    private SealedBlob parse(byte[] blob) throws UnsealException {
        SealedBlob sealed = SealedBlob.parse(blob);
        if (sealed.suite() != wrapping.suite()) {
            throw new UnsealException(
                    "a blob of suite " + sealed.suite() + ", and the keys here are of suite " + wrapping.suite());
        }
        return sealed;
    }

    private byte[] unwrap(CryptoEngine engine, SealContext context, SealedBlob sealed) throws UnsealException {
        byte[] dataKey = wrapping.unwrap(engine, context, sealed.wrappedKey());
        if (!MessageDigest.isEqual(sealed.commitment(), commitment(engine, dataKey, context))) {
            CryptoEngine.erase(dataKey);
            throw new UnsealException("the commitment does not fit the data key");
        }
        return dataKey;
    }

    private SealedBlob wrapped(CryptoEngine engine, SealContext context, byte[] dataKey, byte[] nonce, int dataLength) {
        return SealedBlob.allocate(
                wrapping.suite(),
                wrapping.wrap(engine, context, dataKey, nonce),
                commitment(engine, dataKey, context),
                dataLength);
    }

    private static void encrypt(
            CryptoEngine engine, byte[] dataKey, SealContext context, Secret secret, SealedBlob blob) {
        byte[] key = engine.expand(dataKey, ENCRYPT, CryptoEngine.KEY_BYTES);
        try {
            secret.use(plaintext -> {
                engine.encrypt(key, plaintext, context.data(), blob.bytes(), blob.dataAt());
                return blob;
            });
        } finally {
            CryptoEngine.erase(key);
        }
    }

    private static Secret decrypt(CryptoEngine engine, byte[] dataKey, SealContext context, SealedBlob sealed)
            throws UnsealException {
        byte[] key = engine.expand(dataKey, ENCRYPT, CryptoEngine.KEY_BYTES);
        try {
            return Secret.takeOver(
                    engine.decrypt(key, context.data(), sealed.bytes(), sealed.dataAt(), sealed.dataLength()));
        } catch (AEADBadTagException e) {
            throw new UnsealException("the ciphertext is damaged");
        } finally {
            CryptoEngine.erase(key);
        }
    }

    private static byte[] commitment(CryptoEngine engine, byte[] dataKey, SealContext context) {
        byte[] hash = engine.sha256(context.data());
        byte[] info = Arrays.copyOf(COMMIT, COMMIT.length + hash.length);
        System.arraycopy(hash, 0, info, COMMIT.length, hash.length);
        return engine.expand(dataKey, info, SealedBlob.COMMITMENT_BYTES);
    }

    private LocalWrapping local() {
        if (wrapping instanceof LocalWrapping local) {
            return local;
        }
        throw new IllegalStateException("the keys are held by another system");
    }

    private static int dataLength(Secret secret) {
        return CryptoEngine.NONCE_BYTES + secret.length() + CryptoEngine.TAG_BYTES;
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
