package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.HostUnderTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a host on this machine. */
public record Http(int port) {

    static final JsonMapper JSON = new JsonMapper();
    public static final Http SHARED = new Http(HostUnderTest.shared().port());

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    /** An answer; header names in lower case. */
    public record Answered(int status, Map<String, String> headers, String body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        String code() {
            return json().path("code").asString();
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        public Answered is(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
            return this;
        }

        /** A whole problem (RFC 9457), with the headers that every answer has. */
        Answered isProblem(int expected, String code) {
            is(expected).isGuarded();
            assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            JsonNode problem = json();
            assertThat(problem.path("code").asString()).as(body).isEqualTo(code);
            assertThat(problem.path("type").asString()).isEqualTo("https://keyport.dev/problems/" + code);
            assertThat(problem.path("status").intValue()).isEqualTo(expected);
            assertThat(problem.path("title").asString()).isNotBlank();
            assertThat(problem.path("detail").asString()).endsWith(".");
            assertThat(problem.path("traceId").asString()).matches("[0-9a-f]{16}");
            return this;
        }

        Answered isGuarded() {
            assertThat(header("Cache-Control")).isEqualTo("no-store");
            assertThat(header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(header("Server")).isEmpty();
            return this;
        }
    }

    public String owner(String tenant) {
        return token(tenant, "owner");
    }

    String token(String tenant, String role) {
        return TOKENS.computeIfAbsent(
                port + tenant + "/" + role,
                key -> call(
                                "POST",
                                "/dev/tokens",
                                null,
                                "{\"tenant\":\"" + tenant + "\",\"subject\":\"sam\",\"role\":\"" + role + "\"}")
                        .is(200)
                        .json()
                        .path("token")
                        .asString());
    }

    public Answered get(String path, String token) {
        return call("GET", path, token, null);
    }

    public Answered post(String path, String token, String json) {
        return call("POST", path, token, json);
    }

    public Answered put(String path, String token, String json) {
        return call("PUT", path, token, json);
    }

    Answered call(String method, String path, @Nullable String token, @Nullable String json) {
        return json == null
                ? send(method, path, token, null, BodyPublishers.noBody())
                : send(method, path, token, "application/json", BodyPublishers.ofString(json));
    }

    /** The same, for one version of what is there. */
    Answered ifMatch(String method, String path, String token, String tag, @Nullable String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("If-Match", tag);
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        return send(request.method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build());
    }

    Answered send(
            String method, String path, @Nullable String token, @Nullable String contentType, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        return send(request.method(method, body).build());
    }

    static Answered send(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            Map<String, String> headers = new TreeMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            return new Answered(response.statusCode(), headers, response.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(request.method() + " " + request.uri(), e);
        }
    }

    /** Sends these bytes, one for each character, and reads until the host closes. */
    Answered raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            socket.shutdownOutput();
            String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String[] parts = text.split("\r\n\r\n", 2);
            String[] lines = parts[0].split("\r\n");
            Map<String, String> headers = new TreeMap<>();
            for (int i = 1; i < lines.length; i++) {
                int colon = lines[i].indexOf(':');
                headers.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
            return new Answered(Integer.parseInt(lines[0].split(" ")[1]), headers, parts[1]);
        }
    }

    /** A request without a body for a target that clients refuse to send. */
    Answered rawGet(String target, String token) throws IOException {
        return raw("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer "
                + token + "\r\n\r\n");
    }

    /** A tenant with every domain switched on and the simulation selected and enabled for accounting. */
    public String readyTenant(String tenant) {
        put(
                        "/api/org-settings",
                        owner(tenant),
                        "{\"accountingEnabled\":true,\"aiEnabled\":true,\"documentSigningEnabled\":true}")
                .is(200);
        put("/api/integrations/accounting", owner(tenant), "{\"providerSlug\":\"noop\"}")
                .is(200);
        call("PATCH", "/api/integrations/accounting/toggle", owner(tenant), "{\"enabled\":true}")
                .is(200);
        return owner(tenant);
    }
}
