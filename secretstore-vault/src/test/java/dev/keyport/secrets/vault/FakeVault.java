package dev.keyport.secrets.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keyport.port.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A Vault on loopback: it keeps what it is told, checks every request against Vault's documented API, and grants what the
 * documented policy grants. A request that the documentation does not know is remembered, and fails the test.
 */
final class FakeVault implements AutoCloseable {

    private static final Pattern PATH = Pattern.compile("/v1/(?!.*(%|//|\\.\\.|\\./|\\.$)).+");

    final MovingClock clock = new MovingClock();
    final FakeLogins logins = new FakeLogins(clock);
    final FakeKv kv = new FakeKv(clock);
    final FakeTransit transit = new FakeTransit();

    /** Answers in place of Vault when it is not null and answers with something. */
    volatile @Nullable Interception interception;

    volatile @Nullable String namespace;
    volatile String kvMount = "secret";
    volatile String transitMount = "transit";
    volatile FakePolicy policy = FakePolicy.documented();

    static {
        // otherwise the body of an answer waits for the confirmation of its headers, 40 ms
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> violations = Collections.synchronizedList(new ArrayList<>());

    FakeVault() {
        transit.create("keyport", true);
        transit.create("keyport-fingerprint", false);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    /** Takes an exchange over. */
    @FunctionalInterface
    interface Interception {

        /** Whether it answered; otherwise Vault does. */
        boolean answer(HttpExchange exchange, byte[] body) throws IOException;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Access by a token that does not expire. */
    VaultConfig config() {
        try (Secret token = Secret.ofUtf8(logins.rootToken())) {
            return VaultConfig.of(address(), VaultLogin.token(token));
        }
    }

    /** Access by AppRole. */
    VaultConfig appRoleConfig() {
        try (Secret secretId = Secret.ofUtf8(FakeLogins.SECRET_ID)) {
            return VaultConfig.of(address(), VaultLogin.appRole(FakeLogins.ROLE_ID, secretId));
        }
    }

    /** Method and address of every request so far. */
    List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    void forgetRequests() {
        requests.clear();
    }

    /** What was not as documented; to be empty at the end of a test. */
    List<String> violations() {
        synchronized (violations) {
            return List.copyOf(violations);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        assertThat(violations).isEmpty();
        assertThat(requests).noneMatch(request -> request.contains("canary") || request.contains("sk-"));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            byte[] body = exchange.getRequestBody().readAllBytes();
            Interception other = interception;
            if (other != null && other.answer(exchange, body)) {
                return;
            }
            FakeAnswer answer = answer(exchange, body);
            if (answer.body().length > 0) {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
            }
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (RuntimeException e) {
            violations.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " broke the server: " + e);
        }
    }

    private synchronized FakeAnswer answer(HttpExchange exchange, byte[] body) {
        URI uri = exchange.getRequestURI();
        String request = exchange.getRequestMethod() + " " + uri.getRawPath();
        if (!PATH.matcher(uri.getRawPath()).matches()) {
            violations.add(request + " is no path of the API, or is encoded, or has dots where Vault takes none");
        }
        checkHeaders(request, exchange.getRequestHeaders(), body);
        JsonNode json = body.length == 0 ? null : VaultJson.MAPPER.readTree(body);
        if (exchange.getRequestMethod().equals(json == null ? "GET" : "POST") && (json == null || json.isObject())) {
            String path = uri.getRawPath().substring("/v1/".length());
            FakeAnswer answer = route(path, exchange.getRequestHeaders(), json, query(uri));
            if (answer != null) {
                return answer;
            }
        }
        violations.add(request + " is not in the documentation, or not with this body");
        return FakeAnswer.errors(405, "unsupported operation");
    }

    private void checkHeaders(String request, Headers headers, byte[] body) {
        if (!"true".equals(headers.getFirst("X-Vault-Request"))) {
            violations.add(request + " has no X-Vault-Request");
        }
        if (headers.containsKey("Authorization")) {
            violations.add(request + " has two tokens");
        }
        if (body.length > 0 && !"application/json".equals(headers.getFirst("Content-Type"))) {
            violations.add(request + " is not JSON");
        }
    }

    private @Nullable FakeAnswer route(
            String path, Headers headers, @Nullable JsonNode body, Map<String, String> query) {
        String[] parts = path.split("/", -1);
        if (!String.valueOf(namespace).equals(String.valueOf(headers.getFirst("X-Vault-Namespace")))) {
            return FakeAnswer.errors(404, "no handler for route \"" + path + "\". route entry not found.");
        }
        if (parts[0].equals("auth") && path.endsWith("/login")) {
            return headers.containsKey("X-Vault-Token") ? null : logins.login(path, body);
        }
        String token = headers.getFirst("X-Vault-Token");
        boolean isWrite = body != null;
        String mount = path.startsWith(kvMount + "/") ? kvMount : transitMount;
        String below = path.startsWith(mount + "/") ? path.substring(mount.length() + 1) : "";
        String operation = below.replaceFirst("/.*", "");
        String rest = below.contains("/") ? below.substring(below.indexOf('/') + 1) : "";
        boolean isKv = mount.equals(kvMount);
        String capability = parts[0].equals("auth") || below.isEmpty()
                ? "read"
                : isKv ? kv.capability(operation, rest, isWrite) : transit.capability(operation, rest, isWrite);
        if (!logins.isValid(token) || !policy.allows(path, capability)) {
            return FakeAnswer.errors(403, "1 error occurred:\n\t* permission denied\n\n");
        }
        if (path.equals("auth/token/lookup-self")) {
            return body == null ? logins.lookup(token) : null;
        }
        if (below.isEmpty()) {
            return FakeAnswer.errors(404, "no handler for route \"" + path + "\". route entry not found.");
        }
        return isKv ? kv.handle(operation, rest, body, query) : transit.handle(operation, rest, body);
    }

    private static Map<String, String> query(URI uri) {
        return uri.getRawQuery() == null
                ? Map.of()
                : Arrays.stream(uri.getRawQuery().split("&"))
                        .map(parameter -> parameter.split("=", 2))
                        .collect(Collectors.toMap(parameter -> parameter[0], parameter -> parameter[1]));
    }
}
