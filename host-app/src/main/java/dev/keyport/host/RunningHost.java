package dev.keyport.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A host that serves. Closing it finishes the requests that are under way, then stops what it stands on. */
final class RunningHost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningHost.class);

    private final Deque<AutoCloseable> parts;
    private final int port;
    private final List<String> announcement;
    private boolean closed;

    /**
     * @param parts what to close, the last started first
     */
    RunningHost(Deque<AutoCloseable> parts, int port, List<String> announcement) {
        this.parts = new ArrayDeque<>(parts);
        this.port = port;
        this.announcement = List.copyOf(announcement);
    }

    int port() {
        return port;
    }

    /** What to tell the operator. */
    List<String> announcement() {
        return announcement;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            closeAll(parts);
            LOG.info("stopped");
        }
    }

    /** Closes every part, the last started first, whatever happens to the others. */
    static void closeAll(Deque<AutoCloseable> parts) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LOG.warn("a part did not stop cleanly: {}", e.getClass().getName());
            }
        }
    }
}
