package dev.keyport.port.tck;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

/** A body in gzip that is small on its way and large when it is unpacked. */
final class Bomb {

    private static final int SPACES = 128 * 1024 * 1024;
    private static final int BLOCK = 0xFFFF;
    private static final int BLOCKS = 768;

    private Bomb() {}

    /**
     * Whoever stops in time has gone when the pause is over. Then comes what cannot be packed, so that the bytes tell who reads on.
     *
     * @param written gets the most bytes that anybody let it write
     */
    static void send(OutputStream out, AtomicLong written) throws IOException, InterruptedException {
        out.write(spaces());
        out.flush();
        Thread.sleep(VendorServer.PAUSE_MILLIS);
        byte[] block = new byte[5 + BLOCK]; // a stored block (RFC 1951, section 3.2.4), and not the last one
        block[1] = (byte) 0xFF;
        block[2] = (byte) 0xFF;
        for (long number = 1; number <= BLOCKS; number++) {
            out.write(block);
            written.accumulateAndGet(number * block.length, Math::max);
        }
    }

    private static byte[] spaces() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] spaces = " ".repeat(1024 * 1024).getBytes(US_ASCII);
        GZIPOutputStream gzip = new GZIPOutputStream(packed, true);
        for (int i = 0; i < SPACES; i += spaces.length) {
            gzip.write(spaces);
        }
        gzip.flush(); // not closed: no block is the last one
        return packed.toByteArray();
    }
}
