package dev.keyport.secrets.vault;

import java.io.OutputStream;
import java.util.Arrays;

/** Collects bytes and leaves none behind: what it grows out of and what is left when it is closed is zeros. Not thread-safe. */
final class ErasableBuffer extends OutputStream {

    private byte[] bytes;
    private int size;

    ErasableBuffer(int capacity) {
        this.bytes = new byte[capacity];
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        if (length > bytes.length - size) {
            byte[] old = bytes;
            bytes = Arrays.copyOf(old, Math.max(2 * old.length, size + length));
            Arrays.fill(old, (byte) 0);
        }
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    int size() {
        return size;
    }

    /** The bytes themselves, with room behind them, until it outgrows them. */
    byte[] array() {
        return bytes;
    }

    /** A copy; whoever takes it erases it. */
    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
        size = 0;
    }
}
