package dev.keyport.registry.idempotency;

import java.util.Arrays;

/** Tells whether two requests are the same one. Immutable. */
public final class RequestHash {

    /** The size in bytes. */
    static final int BYTES = 32;

    private final byte[] bytes;

    RequestHash(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a request hash has " + BYTES + " bytes");
        }
        this.bytes = bytes.clone();
    }

    /** A copy of it. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestHash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
