package dev.keyport.host.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A vendor of bookkeeping on loopback: knows one key, tells whose it is, and keeps the invoices that it is sent. */
final class FakeBooks implements AutoCloseable {

    static final String ACCOUNT = "Hoosen & Partners";

    /** Long and plain, so that the page may show its end. */
    static final String KEY = "fb_live_7Qm2Zr9KcXw4Tn8VbLp3";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> invoices = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    FakeBooks() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/account", exchange -> answer(exchange, ACCOUNT));
        server.createContext("/invoices", this::invoice);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Lets nothing be answered until {@link #hurry}. */
    void wait(boolean forIt) {
        gate = new CountDownLatch(forIt ? 1 : 0);
    }

    void hurry() {
        gate.countDown();
    }

    List<String> invoices() {
        return invoices;
    }

    private void invoice(HttpExchange exchange) throws IOException {
        String number = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (isKnown(exchange)) {
            invoices.add(number);
        }
        answer(exchange, "FB-" + number);
    }

    private void answer(HttpExchange exchange, String text) throws IOException {
        await();
        byte[] body = (isKnown(exchange) ? text : "unknown key").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(isKnown(exchange) ? 200 : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void await() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isKnown(HttpExchange exchange) {
        return ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    @Override
    public void close() {
        gate.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
