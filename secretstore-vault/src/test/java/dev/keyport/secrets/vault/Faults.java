package dev.keyport.secrets.vault;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Ways in which an answer goes wrong. */
final class Faults {

    private Faults() {}

    static FakeVault.Interception answering(int status, String body) {
        return (exchange, request) -> respond(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    /** An error that repeats the token and the request. */
    static FakeVault.Interception echoing(int status) {
        return (exchange, request) -> {
            String said =
                    exchange.getRequestHeaders().getFirst("X-Vault-Token") + " canary " + exchange.getRequestURI();
            return respond(
                    exchange,
                    status,
                    status == 204
                            ? new byte[0]
                            : FakeAnswer.errors(status, said).body());
        };
    }

    /** Lets every request pass but those to this part of the API. */
    static FakeVault.Interception at(String part, FakeVault.Interception fault) {
        return (exchange, request) ->
                exchange.getRequestURI().getPath().contains(part) && fault.answer(exchange, request);
    }

    static FakeVault.Interception redirecting(int status, String target) {
        return (exchange, request) -> {
            exchange.getResponseHeaders().add("Location", target);
            return respond(exchange, status, new byte[0]);
        };
    }

    static FakeVault.Interception cut() {
        return (exchange, request) -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("{\"data\":".getBytes(StandardCharsets.UTF_8));
            return true;
        };
    }

    /** JSON of this length. */
    static FakeVault.Interception ofSize(int bytes) {
        String body = VaultJson.MAPPER.writeValueAsString(Map.of("data", "x".repeat(bytes - 11)));
        return (exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            return true;
        };
    }

    /** Does not answer, or not to the end, until it is closed. */
    static final class Stuck implements FakeVault.Interception, AutoCloseable {

        private final CountDownLatch closed = new CountDownLatch(1);
        private final boolean started;

        Stuck(boolean started) {
            this.started = started;
        }

        @Override
        public boolean answer(HttpExchange exchange, byte[] request) throws IOException {
            if (started) {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
            }
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    private static boolean respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        return true;
    }
}
