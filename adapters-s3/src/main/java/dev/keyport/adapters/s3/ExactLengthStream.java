package dev.keyport.adapters.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Gives exactly the announced number of bytes of a stream, or fails and remembers why. Never reads beyond them, and does not
 * close the stream. Not thread-safe.
 */
final class ExactLengthStream extends InputStream {

    private final InputStream source;
    private long remaining;
    private @Nullable Exception failure;

    ExactLengthStream(InputStream source, long length) {
        this.source = source;
        this.remaining = length;
    }

    /** Why the source did not give what was announced; {@code null} while it does. */
    @Nullable
    Exception failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (remaining == 0) {
            return -1;
        }
        try {
            int count = source.read(buffer, offset, (int) Math.min(length, remaining));
            if (count < 0) {
                throw new EOFException("the stream ended " + remaining + " bytes early");
            }
            remaining -= count;
            return count;
        } catch (IOException | RuntimeException e) {
            failure = e;
            throw e;
        }
    }
}
