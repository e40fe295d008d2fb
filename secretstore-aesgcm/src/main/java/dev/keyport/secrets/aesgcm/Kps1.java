package dev.keyport.secrets.aesgcm;

import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.AEADBadTagException;

/**
 * The sealed format KPS1, suite 1: envelope encryption with a data key of its own for every secret version.
 *
 * <pre>
 * offset  bytes  what (numbers are big-endian)
 *      0      1  0xFE, which never occurs in UTF-8
 *      1      1  suite: 1
 *      2      4  id of the key encryption key (KEK)
 *      6     32  commitment: HKDF-Expand(DEK, "kps1/commit" || SHA-256(aad))
 *     38     12  wrap nonce
 *     50     48  AES-256-GCM(wrap key, wrap nonce, DEK, aad_wrap)
 *     98     12  data nonce
 *    110   n+16  AES-256-GCM(HKDF-Expand(DEK, "kps1/enc"), data nonce, plaintext, aad)
 *
 * wrap key  HKDF-SHA256(KEK, salt = tenant id, "kps1/wrap")
 * aad       kps1|tenant|name|version
 * aad_wrap  kps1-wrap|1|KEK id|tenant|name|version
 * </pre>
 *
 * <p>The data key (DEK, 32 random bytes) encrypts one message, so its nonce cannot be repeated. The commitment keeps a blob from
 * opening under two keys to two texts. Thread-safe; keeps no plaintext and no derived key.
 */
final class Kps1 {

    static final int OVERHEAD_BYTES = 126;

    private static final byte MAGIC = (byte) 0xFE;
    private static final byte SUITE = 1;
    private static final int COMMIT_AT = 6;
    private static final int COMMIT_BYTES = 32;
    private static final int WRAP_NONCE_AT = COMMIT_AT + COMMIT_BYTES;
    private static final int WRAPPED_AT = WRAP_NONCE_AT + AesGcm.NONCE_BYTES;
    private static final int DATA_NONCE_AT = WRAPPED_AT + KeyRing.KEY_BYTES + AesGcm.TAG_BYTES;
    private static final int DATA_AT = DATA_NONCE_AT + AesGcm.NONCE_BYTES;

    private static final byte[] WRAP = Hkdf.label("kps1/wrap");
    private static final byte[] ENCRYPT = Hkdf.label("kps1/enc");
    private static final byte[] CHECK = Hkdf.label("kps1/kcv");
    private static final byte[] FINGERPRINT = Hkdf.label("kps1/fingerprint");
    private static final int CHECK_BYTES = 8;
    private static final int FINGERPRINT_BYTES = 4;

    private final KeyRing ring;
    private final SecureRandom random;

    static final int LOCAL_SUITE = 1;
    static final int EXTERNAL_SUITE = 2;

    Kps1(KeyRing ring, CryptoProvider provider, SecureRandom random) {
        this(ring, random);
    }

    static long kekId(byte[] blob) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(blob).getInt(2));
    }

    byte[] rewrap(SealContext context, byte[] blob) throws UnsealException {
        long kekId = Integer.toUnsignedLong(ByteBuffer.wrap(blob).getInt(2));
        byte[] dataKey = unwrap(context, blob, kekId);
        byte[] wrapKey = wrapKey(activeKey(), context.tenant());
        byte[] wrapNonce = randomBytes(AesGcm.NONCE_BYTES);
        byte[] out = blob.clone();
        ByteBuffer.wrap(out).putInt(2, (int) ring.activeId());
        System.arraycopy(wrapNonce, 0, out, WRAP_NONCE_AT, 12);
        byte[] wrapped = AesGcm.encrypt(wrapKey, wrapNonce, dataKey, context.wrap(ring.activeId()));
        System.arraycopy(wrapped, 0, out, WRAPPED_AT, 48);
        return out;
    }

    String fingerprint(byte[] key, Secret secret) {
        byte[] mac = secret.use(plaintext -> Hkdf.hmac(key, plaintext));
        return HexFormat.of().formatHex(mac, 0, FINGERPRINT_BYTES);
    }

    Kps1(KeyRing ring, SecureRandom random) {
        this.ring = Objects.requireNonNull(ring, "ring");
        this.random = Objects.requireNonNull(random, "random");
    }

    byte[] seal(SealContext context, Secret secret) {
        byte[] aad = context.data();
        byte[] dataKey = randomBytes(KeyRing.KEY_BYTES);
        byte[] wrapKey = wrapKey(activeKey(), context.tenant());
        byte[] encryptionKey = Hkdf.expand(dataKey, ENCRYPT, KeyRing.KEY_BYTES);
        try {
            byte[] wrapNonce = randomBytes(AesGcm.NONCE_BYTES);
            byte[] dataNonce = randomBytes(AesGcm.NONCE_BYTES);
            byte[] data = secret.use(plaintext -> AesGcm.encrypt(encryptionKey, dataNonce, plaintext, aad));
            return ByteBuffer.allocate(DATA_AT + data.length)
                    .put(MAGIC)
                    .put(SUITE)
                    .putInt((int) ring.activeId())
                    .put(commitment(dataKey, aad))
                    .put(wrapNonce)
                    .put(AesGcm.encrypt(wrapKey, wrapNonce, dataKey, context.wrap(ring.activeId())))
                    .put(dataNonce)
                    .put(data)
                    .array();
        } finally {
            erase(dataKey, wrapKey, encryptionKey);
        }
    }

    /**
     * @throws UnsealException when the blob was not sealed by this ring for this context, or was changed
     */
    Secret open(SealContext context, byte[] blob) throws UnsealException {
        if (blob.length < OVERHEAD_BYTES || blob[0] != MAGIC || blob[1] != SUITE) {
            throw new UnsealException("not a KPS1 blob of suite 1");
        }
        long kekId = Integer.toUnsignedLong(ByteBuffer.wrap(blob).getInt(2));
        byte[] aad = context.data();
        byte[] dataKey = unwrap(context, blob, kekId);
        byte[] encryptionKey = Hkdf.expand(dataKey, ENCRYPT, KeyRing.KEY_BYTES);
        try {
            byte[] commit = Arrays.copyOfRange(blob, COMMIT_AT, WRAP_NONCE_AT);
            if (!MessageDigest.isEqual(commit, commitment(dataKey, aad))) {
                throw new UnsealException("the commitment does not fit the data key");
            }
            byte[] nonce = Arrays.copyOfRange(blob, DATA_NONCE_AT, DATA_AT);
            byte[] data = Arrays.copyOfRange(blob, DATA_AT, blob.length);
            return Secret.takeOver(AesGcm.decrypt(encryptionKey, nonce, data, aad));
        } catch (AEADBadTagException e) {
            throw new UnsealException("the ciphertext is damaged");
        } finally {
            erase(dataKey, encryptionKey);
        }
    }

    /** Tells a wrong key from the right one without opening anything. */
    byte[] keyCheckValue(long kekId) {
        try {
            return Hkdf.expand(ring.key(kekId), CHECK, CHECK_BYTES);
        } catch (UnsealException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers "same value?" inside one tenant; keyed, so that it is no oracle for anybody else. */
    String fingerprint(TenantId tenant, Secret secret) {
        byte[] key = Hkdf.derive(activeKey(), salt(tenant), FINGERPRINT, KeyRing.KEY_BYTES);
        try {
            byte[] mac = secret.use(plaintext -> Hkdf.hmac(key, plaintext));
            return HexFormat.of().formatHex(mac, 0, FINGERPRINT_BYTES);
        } finally {
            erase(key);
        }
    }

    private byte[] unwrap(SealContext context, byte[] blob, long kekId) throws UnsealException {
        byte[] wrapKey = wrapKey(ring.key(kekId), context.tenant());
        try {
            byte[] nonce = Arrays.copyOfRange(blob, WRAP_NONCE_AT, WRAPPED_AT);
            byte[] wrapped = Arrays.copyOfRange(blob, WRAPPED_AT, DATA_NONCE_AT);
            return AesGcm.decrypt(wrapKey, nonce, wrapped, context.wrap(kekId));
        } catch (AEADBadTagException e) {
            throw new UnsealException("key " + kekId + " or the tenant, name or version is another one");
        } finally {
            erase(wrapKey);
        }
    }

    private static byte[] wrapKey(byte[] kek, TenantId tenant) {
        return Hkdf.derive(kek, salt(tenant), WRAP, KeyRing.KEY_BYTES);
    }

    private static byte[] salt(TenantId tenant) {
        return tenant.value().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] commitment(byte[] dataKey, byte[] aad) {
        return Hkdf.expand(dataKey, Hkdf.label("kps1/commit", Hkdf.sha256(aad)), COMMIT_BYTES);
    }

    private byte[] activeKey() {
        try {
            return ring.key(ring.activeId());
        } catch (UnsealException e) {
            throw new IllegalStateException("a ring always has its active key", e);
        }
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void erase(byte[]... keys) {
        for (byte[] key : keys) {
            Arrays.fill(key, (byte) 0);
        }
    }
}
