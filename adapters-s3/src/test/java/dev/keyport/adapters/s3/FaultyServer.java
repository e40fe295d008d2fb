package dev.keyport.adapters.s3;

import com.sun.net.httpserver.HttpServer;
import dev.keyport.port.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An HTTP server that reads every request to its end and then gives the same bad answer, or none. */
final class FaultyServer implements AutoCloseable {

    private final HttpServer server;

    private FaultyServer(HttpServer server) {
        this.server = server;
    }

    static FaultyServer answering(int status, String contentType, String body) throws IOException {
        HttpServer server = create();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", contentType);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                if (!head) {
                    out.write(bytes);
                }
            }
        });
        return started(server);
    }

    static FaultyServer answeringCode(int status, String code) throws IOException {
        return answering(
                status,
                "application/xml",
                "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>text of the server</Message></Error>");
    }

    static FaultyServer hangingUp() throws IOException {
        HttpServer server = create();
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.close();
        });
        return started(server);
    }

    S3Config config() {
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new S3Config(endpoint, "documents", "eu-central-1", "AKIATESTACCESSKEY", Secret.ofUtf8("secret-key"));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static HttpServer create() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private static FaultyServer started(HttpServer server) {
        server.start();
        return new FaultyServer(server);
    }
}
