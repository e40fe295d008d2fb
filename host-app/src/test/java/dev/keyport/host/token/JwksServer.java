package dev.keyport.host.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes keys on the loopback interface and counts who asks. */
public final class JwksServer implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile int status = 200;
    private volatile String body = "";

    private JwksServer(HttpServer server) {
        this.server = server;
    }

    public static JwksServer start(IssuerKey... keys) throws IOException {
        JwksServer jwks =
                new JwksServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10));
        jwks.publish(keys);
        jwks.server.createContext("/jwks", jwks::answer);
        jwks.server.start();
        return jwks;
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Location", "/jwks/elsewhere");
        exchange.sendResponseHeaders(
                exchange.getRequestURI().getPath().endsWith("elsewhere") ? 200 : status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    void publish(IssuerKey... keys) {
        List<JWK> published = List.of(keys).stream().map(IssuerKey::jwk).toList();
        body = new JWKSet(published).toString(true);
    }

    void publishText(String text) {
        body = text;
    }

    void answerWith(int newStatus) {
        status = newStatus;
    }

    int requests() {
        return requests.get();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
