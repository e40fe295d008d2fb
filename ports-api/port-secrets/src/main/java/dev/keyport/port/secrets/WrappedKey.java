package dev.keyport.port.secrets;

/**
 * A data key that only its {@link KeyWrapper} can open. Not secret. Immutable.
 *
 * <p>It has no {@code equals}: nobody needs to compare two.
 */
public final class WrappedKey {

    private static final long MAX_KEY_ID = 0xFFFF_FFFFL;

    private final long keyId;
    private final byte[] bytes;

    /**
     * @param keyId the key that wrapped it, from 1 to 2<sup>32</sup>-1
     * @param bytes 1 to {@link KeyWrapper#MAX_WRAPPED_BYTES}; copied
     * @throws IllegalArgumentException when either is out of its limits
     */
    public WrappedKey(long keyId, byte[] bytes) {
        if (keyId < 1 || keyId > MAX_KEY_ID) {
            throw new IllegalArgumentException("a key id is from 1 to " + MAX_KEY_ID);
        }
        if (bytes.length == 0 || bytes.length > KeyWrapper.MAX_WRAPPED_BYTES) {
            throw new IllegalArgumentException("a wrapped key has 1 to " + KeyWrapper.MAX_WRAPPED_BYTES + " bytes");
        }
        this.keyId = keyId;
        this.bytes = bytes.clone();
    }

    public long keyId() {
        return keyId;
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }
}
