package dev.keyport.port.tck;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keyport.port.tck.VendorAnswer.Delivery;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * An HTTP server on loopback that stands in for a vendor, answers as it is told to and remembers what it was asked. It is the
 * server of the JDK, so nothing of it can clash with what an adapter brings. Thread-safe.
 */
public final class VendorServer implements AutoCloseable {

    /** An address where nobody listens. */
    static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    private static final String SETTLED = "/.settled";
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";
    private static final int PADDING = 64 * 1024;
    private static final int PADDINGS = 1024;
    /** So many are sent before the pause: less than is too much, with all that lies in buffers between. */
    private static final int PADDINGS_AT_ONCE = 256;
    /** Longer than clients read on to use a connection again: OkHttp does so for 100 ms. */
    static final long PAUSE_MILLIS = 250;

    static {
        // the server sends head and body one by one: without this the body waits 40 ms for the other side to say that
        // it has the head
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(VendorServer::daemon);
    private final Function<VendorRequest, VendorAnswer> vendor;
    private final ConcurrentLinkedQueue<VendorRequest> requests = new ConcurrentLinkedQueue<>();
    private final AtomicLong longest = new AtomicLong();
    private final AtomicInteger undecided = new AtomicInteger();
    private volatile CountDownLatch held = new CountDownLatch(1);

    private VendorServer(HttpServer server, Function<VendorRequest, VendorAnswer> vendor) {
        this.server = server;
        this.vendor = vendor;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.createContext(SETTLED, VendorServer::settled);
        server.start();
    }

    /** Starts a server on a free port. The function is called by many threads at once. */
    public static VendorServer start(Function<VendorRequest, VendorAnswer> vendor) {
        try {
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
            return new VendorServer(HttpServer.create(anyPort, 0), vendor);
        } catch (IOException e) {
            throw new UncheckedIOException("no server could be started on loopback", e);
        }
    }

    /** Where it listens, without a path: {@code http://127.0.0.1:} and a port. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What it was asked until now, in the order in which it came; a copy. */
    public List<VendorRequest> requests() {
        return List.copyOf(requests);
    }

    /**
     * Returns when the vendor knows of everything that was sent before, also by who has given up waiting since: on a busy machine a
     * caller can be gone before the server has read what it asked.
     */
    void settle() {
        try (Socket socket =
                new Socket(server.getAddress().getAddress(), server.getAddress().getPort())) {
            String request = "GET " + SETTLED + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the server does not answer", e);
        }
        long end = System.nanoTime() + SETTLE_NANOS;
        while (undecided.get() > 0 && System.nanoTime() < end) {
            Thread.yield();
        }
    }

    private static void settled(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /** The most bytes of one answer that anybody let it write. */
    long longestAnswer() {
        return longest.get();
    }

    /** Gives up the answers that it holds back. Their connections are closed without a word. */
    public void release() {
        CountDownLatch now = held;
        held = new CountDownLatch(1);
        now.countDown();
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        CountDownLatch release = held;
        try (exchange) {
            VendorRequest request;
            VendorAnswer answer;
            undecided.incrementAndGet();
            try {
                request = read(exchange);
                requests.add(request);
                answer = vendor.apply(request);
            } finally {
                undecided.decrementAndGet();
            }
            boolean unasked = answer.delivery() == Delivery.BOMB
                    && request.header("Accept-Encoding")
                            .filter(header -> header.contains("gzip"))
                            .isEmpty();
            send(exchange, unasked ? answer.delivered(Delivery.WHOLE) : answer, release);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(HttpExchange exchange, VendorAnswer answer, CountDownLatch release)
            throws IOException, InterruptedException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = answer.body();
        switch (answer.delivery()) {
            case WHOLE -> {
                exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
                if (body.length > 0) {
                    exchange.getResponseBody().write(body);
                }
            }
            case CUT -> sendHalf(exchange, answer);
            case STALLED -> {
                sendHalf(exchange, answer);
                release.await();
            }
            case DROPPED -> {
                // closed by who called this, before anything was said
            }
            case HELD -> release.await();
            case HUGE -> {
                exchange.sendResponseHeaders(answer.status(), 0);
                pad(exchange.getResponseBody());
                exchange.getResponseBody().write(body);
                exchange.getResponseBody().close();
            }
            case BOMB -> {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                exchange.sendResponseHeaders(answer.status(), 0);
                Bomb.send(exchange.getResponseBody(), longest);
            }
        }
    }

    private static void sendHalf(HttpExchange exchange, VendorAnswer answer) throws IOException {
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.status(), Math.max(2, body.length));
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
    }

    /** The pause is for those who read on for a moment after they gave it up: they are gone when it is over. */
    private void pad(OutputStream out) throws IOException, InterruptedException {
        byte[] spaces = new byte[PADDING];
        Arrays.fill(spaces, (byte) ' ');
        for (int padding = 1; padding <= PADDINGS; padding++) {
            if (padding == PADDINGS_AT_ONCE) {
                Thread.sleep(PAUSE_MILLIS);
            }
            out.write(spaces);
            longest.accumulateAndGet((long) padding * PADDING, Math::max);
        }
    }

    private static VendorRequest read(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        byte[] body = exchange.getRequestBody().readAllBytes();
        return new VendorRequest(exchange.getRequestMethod(), exchange.getRequestURI(), headers, body);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "vendor-server");
        thread.setDaemon(true);
        return thread;
    }
}
