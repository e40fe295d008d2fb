package dev.keyport.host.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The line between a browser and a host: keeps every byte that the host sends, can hold them back, and can be cut. */
final class Wire implements AutoCloseable {

    private final ServerSocket front;
    private final int host;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean cut;

    Wire(int host) {
        this.host = host;
        try {
            front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        threads.execute(this::accept);
    }

    String origin() {
        return "http://127.0.0.1:" + front.getLocalPort();
    }

    /** Everything that the browser got, as it was sent. */
    String received() {
        synchronized (received) {
            return received.toString(StandardCharsets.UTF_8);
        }
    }

    /** Holds answers back until {@link #release}. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    void release() {
        gate.countDown();
    }

    /** As if the host was gone: what is open ends, and nothing is answered until it is mended. */
    void cut() {
        cut = true;
        open.forEach(Wire::close);
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!front.isClosed()) {
            try {
                Socket browser = front.accept();
                if (cut) {
                    browser.close();
                } else {
                    connect(browser);
                }
            } catch (IOException e) {
                // closed, or the host is
            }
        }
    }

    private void connect(Socket browser) throws IOException {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), host);
        open.add(browser);
        open.add(server);
        threads.execute(() -> copy(browser, server, false));
        threads.execute(() -> copy(server, browser, true));
    }

    private void copy(Socket from, Socket to, boolean isAnswer) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8_192];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (isAnswer) {
                    gate.await();
                    synchronized (received) {
                        received.write(buffer, 0, length);
                    }
                }
                out.write(buffer, 0, length);
            }
        } catch (IOException e) {
            // one side ended
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        gate.countDown();
        close(open);
        try {
            front.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        threads.shutdownNow();
    }

    private static void close(Set<Socket> sockets) {
        sockets.forEach(Wire::close);
    }
}
