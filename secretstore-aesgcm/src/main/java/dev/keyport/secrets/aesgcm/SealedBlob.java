package dev.keyport.secrets.aesgcm;

import dev.keyport.port.secrets.KeyWrapper;
import dev.keyport.port.secrets.WrappedKey;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where the parts of a sealed blob stand. Numbers are big-endian.
 *
 * <pre>
 * offset  bytes  what
 *      0      1  0xFE, which never occurs in UTF-8
 *      1      1  suite: how the data key is wrapped
 *      2      4  id of the key encryption key (KEK)
 *      6     32  commitment to the data key
 *     38     60  suite 1: the wrapped data key
 *     38  2 + m  suite 2: m, from 1 to 200, and the wrapped data key
 *      .     12  data nonce
 *      .   n+16  ciphertext and tag
 * </pre>
 */
final class SealedBlob {

    static final int COMMITMENT_BYTES = 32;

    private static final byte MAGIC = (byte) 0xFE;
    private static final int SUITE_AT = 1;
    private static final int KEK_ID_AT = 2;
    private static final int COMMITMENT_AT = 6;
    private static final int KEY_BLOCK_AT = COMMITMENT_AT + COMMITMENT_BYTES;
    private static final int LENGTH_BYTES = 2;

    private final byte[] bytes;
    private final int keyAt;
    private final int dataAt;

    private SealedBlob(byte[] bytes, int keyAt, int dataAt) {
        this.bytes = bytes;
        this.keyAt = keyAt;
        this.dataAt = dataAt;
    }

    /** A blob without its data part, which {@link #dataAt} and {@link #dataLength} leave room for. */
    static SealedBlob allocate(byte suite, WrappedKey key, byte[] commitment, int dataLength) {
        byte[] wrapped = key.bytes();
        int keyAt = suite == ExternalWrapping.SUITE ? KEY_BLOCK_AT + LENGTH_BYTES : KEY_BLOCK_AT;
        int dataAt = keyAt + wrapped.length;
        ByteBuffer out = ByteBuffer.allocate(dataAt + dataLength)
                .put(MAGIC)
                .put(suite)
                .putInt((int) key.keyId())
                .put(commitment);
        if (suite == ExternalWrapping.SUITE) {
            out.putShort((short) wrapped.length);
        }
        return new SealedBlob(out.put(wrapped).array(), keyAt, dataAt);
    }

    /**
     * Finds the parts.
     *
     * @throws UnsealException when it is no blob of a known suite
     */
    static SealedBlob parse(byte[] bytes) throws UnsealException {
        if (bytes.length < KEY_BLOCK_AT + LENGTH_BYTES || bytes[0] != MAGIC) {
            throw new UnsealException("not a KPS1 blob");
        }
        int keyAt;
        int dataAt;
        switch (bytes[SUITE_AT]) {
            case LocalWrapping.SUITE -> {
                keyAt = KEY_BLOCK_AT;
                dataAt = keyAt + LocalWrapping.WRAPPED_BYTES;
            }
            case ExternalWrapping.SUITE -> {
                int length = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(KEY_BLOCK_AT));
                if (length == 0 || length > KeyWrapper.MAX_WRAPPED_BYTES) {
                    throw new UnsealException("a wrapped key has 1 to " + KeyWrapper.MAX_WRAPPED_BYTES + " bytes");
                }
                keyAt = KEY_BLOCK_AT + LENGTH_BYTES;
                dataAt = keyAt + length;
            }
            default -> throw new UnsealException("not a suite of KPS1");
        }
        SealedBlob blob = new SealedBlob(bytes, keyAt, dataAt);
        if (blob.dataLength() < CryptoEngine.NONCE_BYTES + CryptoEngine.TAG_BYTES) {
            throw new UnsealException("a KPS1 blob that was cut");
        }
        if (blob.kekId() == 0) {
            throw new UnsealException("no key has the id 0");
        }
        return blob;
    }

    byte suite() {
        return bytes[SUITE_AT];
    }

    long kekId() {
        return Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(KEK_ID_AT));
    }

    byte[] commitment() {
        return Arrays.copyOfRange(bytes, COMMITMENT_AT, KEY_BLOCK_AT);
    }

    WrappedKey wrappedKey() {
        return new WrappedKey(kekId(), Arrays.copyOfRange(bytes, keyAt, dataAt));
    }

    /** Where the data nonce stands, with ciphertext and tag behind it. */
    int dataAt() {
        return dataAt;
    }

    /** The bytes of data nonce, ciphertext and tag. */
    int dataLength() {
        return bytes.length - dataAt;
    }

    /** The blob itself, not a copy. */
    byte[] bytes() {
        return bytes;
    }
}
