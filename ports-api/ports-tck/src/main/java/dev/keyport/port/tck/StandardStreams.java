package dev.keyport.port.tck;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What there is once in each process: the standard streams and the level of {@code java.util.logging}. The first who listens
 * changes them, and the last changes them back. Thread-safe.
 */
final class StandardStreams {

    private final Logger julRoot = Logger.getLogger("");
    private final List<ByteArrayOutputStream> listeners = new CopyOnWriteArrayList<>();
    private @Nullable PrintStream out;
    private @Nullable PrintStream err;
    private @Nullable Level level;

    synchronized void listen(ByteArrayOutputStream listener) {
        if (listeners.isEmpty()) {
            out = System.out;
            err = System.err;
            level = julRoot.getLevel();
            System.setOut(new PrintStream(new Tee(System.out), true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(new Tee(System.err), true, StandardCharsets.UTF_8));
            julRoot.setLevel(Level.ALL);
        }
        listeners.add(listener);
    }

    synchronized void leave(ByteArrayOutputStream listener) {
        listeners.removeIf(known -> known == listener);
        if (listeners.isEmpty()) {
            System.setOut(out);
            System.setErr(err);
            julRoot.setLevel(level);
        }
    }

    /** Writes to what was there before and to all who listen. */
    private final class Tee extends OutputStream {

        private final PrintStream before;

        Tee(PrintStream before) {
            this.before = before;
        }

        @Override
        public void write(int b) {
            before.write(b);
            listeners.forEach(listener -> listener.write(b));
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            before.write(bytes, offset, length);
            listeners.forEach(listener -> listener.write(bytes, offset, length));
        }
    }
}
