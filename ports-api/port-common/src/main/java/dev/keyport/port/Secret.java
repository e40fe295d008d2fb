package dev.keyport.port;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;

/**
 * Secret bytes that erase themselves when closed.
 *
 * <p>It has no {@code equals}, is not serializable and shows nothing in {@link #toString()}, so that it reaches no log by
 * accident. Open it late, close it soon, in one scope. What cannot be promised: a copy that a library makes, such as an HTTP
 * header string, lives until the garbage collector takes it. Not thread-safe.
 */
public final class Secret implements AutoCloseable {

    private final byte[] bytes;
    private boolean closed;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A secret with a copy of the bytes; the caller erases its own. */
    public static Secret copyOf(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    /** A secret that takes the array over and erases it when closed; the caller must not use the array again. */
    public static Secret takeOver(byte[] bytes) {
        return new Secret(Objects.requireNonNull(bytes, "bytes"));
    }

    /** A secret with the UTF-8 bytes of the text. */
    public static Secret ofUtf8(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Hands the bytes themselves, not a copy, to the function, which must not keep them.
     *
     * @throws IllegalStateException when closed
     */
    public <T> T use(Function<byte[], T> function) {
        requireOpen();
        return function.apply(bytes);
    }

    /**
     * The bytes as UTF-8 text, for libraries that take nothing else. The string cannot be erased.
     *
     * @throws IllegalStateException when closed
     */
    public String revealUtf8() {
        requireOpen();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * The number of bytes.
     *
     * @throws IllegalStateException when closed
     */
    public int length() {
        requireOpen();
        return bytes.length;
    }

    /**
     * Whether both hold the same bytes, in a time that does not depend on where they differ.
     *
     * @throws IllegalStateException when either is closed
     */
    public boolean matches(Secret other) {
        requireOpen();
        other.requireOpen();
        return MessageDigest.isEqual(bytes, other.bytes);
    }

    /** Fills the bytes with zeros. May be called again. */
    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
        closed = true;
    }

    @Override
    public String toString() {
        return "Secret[redacted]";
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the secret is closed");
        }
    }
}
