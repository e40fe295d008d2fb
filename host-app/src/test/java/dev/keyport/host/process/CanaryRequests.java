package dev.keyport.host.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Hands secrets to a host in every way in which callers do and should not, and keeps whatever it answers. */
final class CanaryRequests {

    static final List<String> DOMAINS = List.of("accounting", "ai", "document_signing", "payment", "notification");

    /** Instead of a status, when the host closes the connection without a word. */
    private static final int CLOSED = 0;

    private static final String JSON = "application/json";
    private static final int TOO_MANY = 429;
    private static final String CONNECTION = path("connections/00000000-0000-4000-8000-000000000000");
    private static final String CREDENTIAL = CONNECTION + "/credential";

    /** Where {@code %s} stands for the secret. None of them is a body that is accepted. */
    private static final List<String> WRONG_BODIES = List.of(
            "%s",
            "\"%s\"",
            "[\"%s\"]",
            "{%s}",
            "{\"apiKey\":%s}",
            "{\"apiKey\":\"%s",
            "{\"apiKey\":\"%s\"}%s",
            "{\"apiKey\":\"%s\",\"apiKey\":\"%s\"}",
            "{\"%s\":\"x\"}",
            "{\"apiKey\":[\"%s\"]}",
            "{\"apiKey\":{\"value\":\"%s\"}}",
            "{\"apiKey\":\"%s\\q\"}",
            "{\"apiKey\":\"%s\\u0000\"}",
            "{\"apiKey\":\"%s\\n%s\"}",
            "{\"apiKey\":\"%s\\ud800\"}",
            "{\"apiKey\":\"%s\",\"comment\":\"%s\"}",
            "{\"apiKey\":\"%s" + "x".repeat(16_350) + "\"}",
            "{\"apiKey\":\"%s" + "x".repeat(17_000) + "\"}");

    private final HostApi api;
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
    private final List<Integer> statuses = new ArrayList<>();

    CanaryRequests(HostApi api) {
        this.api = api;
    }

    /** Every byte that the host answered. */
    byte[] answers() {
        return answers.toByteArray();
    }

    List<Integer> statuses() {
        return List.copyOf(statuses);
    }

    /** Selects a provider for every domain, and switches everything on. */
    void prepare(String tenant) throws IOException, InterruptedException {
        String token = api.ownerOf(tenant);
        for (String domain : DOMAINS) {
            expect(200, send("PUT", path(domain), token, JSON, "{\"providerSlug\":\"noop\"}"));
            expect(200, send("PATCH", path(domain) + "/toggle", token, JSON, "{\"enabled\":true}"));
        }
        expect(200, send("PUT", "/api/org-settings", token, JSON, "{\"accountingEnabled\":true,\"aiEnabled\":true}"));
    }

    /** Reads and uses what is configured. */
    void use(String tenant) throws IOException, InterruptedException {
        String token = api.ownerOf(tenant);
        expect(200, send("PUT", path("ai"), token, JSON, config("{\"note\":\"" + tenant + "\"}")));
        expect(200, send("GET", "/api/integrations", token, "", ""));
        expect(200, send("POST", "/api/ai/text", token, JSON, "{\"prompt\":\"Hello\",\"maxTokens\":10}"));
    }

    /** Stores it, uses it, shows the connection, and sometimes removes it. */
    void store(Canary canary, String tenant) throws IOException, InterruptedException {
        String token = api.ownerOf(tenant);
        String domain = DOMAINS.get(canary.number() % DOMAINS.size());
        String body = "{\"apiKey\":\"" + canary.text() + "\"}";
        expect(204, send("POST", path(domain) + "/set-key", token, JSON, body));
        int tested = send("POST", path(domain) + "/test", token, "", "");
        expect(tested == TOO_MANY ? TOO_MANY : 200, tested);
        expect(200, send("GET", "/api/integrations", token, "", ""));
        expect(200, send("POST", "/api/accounting/customers", token, JSON, "{\"customerName\":\"Ada\"}"));
        expect(
                200,
                send(
                        "POST",
                        "/api/payments",
                        token,
                        JSON,
                        "{\"idempotencyKey\":\"k" + canary.number() + "\",\"amount\":1,\"currency\":\"ZAR\"}"));
        if (canary.number() % 4 == 0) {
            expect(204, send("DELETE", path(domain) + "/key", token, "", ""));
        }
    }

    /** Hands it over in a way that must be refused, another one for each number. */
    void misplace(Canary canary, String tenant, int way) throws IOException, InterruptedException {
        String token = api.ownerOf(tenant);
        String text = canary.text();
        String url = URLEncoder.encode(text, StandardCharsets.UTF_8);
        String setKey = path("accounting") + "/set-key";
        String good = "{\"apiKey\":\"" + text + "\"}";
        List<Attempt> others = List.of(
                () -> send("POST", setKey, token, "text/plain", good),
                () -> send("POST", setKey, token, "application/x-www-form-urlencoded", "apiKey=" + url),
                () -> send("POST", setKey, token, JSON + "\r\nContent-Encoding: gzip", good),
                () -> send("POST", setKey, token, JSON + "; charset=utf-16", good),
                () -> send("POST", setKey, "", JSON, good),
                () -> send("POST", setKey, text, JSON, good),
                () -> send("POST", setKey, token + text, JSON, good),
                () -> send("POST", setKey, memberOf(tenant), JSON, good),
                () -> send("POST", setKey, api.ownerOf(tenant + "-without-provider"), JSON, good),
                () -> send("POST", path("unknown") + "/set-key", token, JSON, good),
                () -> send("POST", path(url) + "/set-key", token, JSON, good),
                () -> send("POST", setKey + "/" + url, token, JSON, good),
                () -> send("PUT", setKey, token, JSON, good),
                () -> send("GET", setKey + "?apiKey=" + url, token, "", ""),
                () -> send("POST", setKey + "?apiKey=" + url, token, JSON, "{}"),
                () -> send("POST", setKey, token, JSON + "\r\nX-Api-Key: " + text, "{}"),
                () -> send("POST", setKey, token, JSON + "\r\nCookie: apiKey=" + url, "{}"),
                () -> send("POST", setKey, token, text, good),
                () -> send("POST", setKey, token, JSON + "\r\nTransfer-Encoding: chunked", text),
                () -> send("PUT", path("ai"), token, JSON, "{\"providerSlug\":\"" + text + "\"}"),
                () -> send("PUT", path("ai"), token, JSON, config("{\"apiKey\":\"" + text + "\"}")),
                () -> send("PUT", path("ai"), token, JSON, config("{\"key " + text + "\":1}")),
                () -> send("PUT", path("ai"), token, JSON, config("\"" + text + "\"")),
                () -> send("PATCH", path("ai") + "/toggle", token, JSON, "{\"enabled\":\"" + text + "\"}"),
                () -> send("POST", path("ai") + "/test", token, JSON, "{\"" + text + "\":\"" + text + "\"}"),
                () -> send("PUT", "/api/org-settings", token, JSON, "{\"aiEnabled\":\"" + text + "\"}"),
                () -> send("POST", CREDENTIAL, token, JSON, "{\"kind\":\"api_key\",\"value\":\"" + text + "\"}"),
                () -> send("POST", CREDENTIAL, token, JSON, "{\"kind\":\"api_key\",\"value\":" + text + "}"),
                () -> send("POST", CREDENTIAL, token, JSON, "{\"kind\":\"" + text + "\",\"value\":\"v\"}"),
                () -> send("PATCH", CONNECTION, token, JSON + "\r\nIf-Match: " + text, "{\"label\":\"A\"}"),
                () -> send("GET", path("connections/") + url, token, "", ""),
                () -> send("POST", "/api/accounting/customers", token, JSON, "{\"apiKey\":\"" + text + "\"}"),
                () -> send("POST", "/dev/tokens", "", JSON, "{\"tenant\":[\"" + text + "\"]}"),
                () -> send("GET", "/" + url, token, "", ""),
                () -> send("GET", "/health/?apiKey=" + url, "", "", ""),
                () -> exchange(text + "\r\n\r\n"),
                () -> exchange("POST " + setKey + " HTTP/1.1\r\n" + text + "\r\n\r\n"),
                () -> exchange("GET " + setKey + " HTTP/1.1\r\nHost: x\r\nAuthorization: Basic " + text + "\r\n\r\n"));
        int choice = way % (WRONG_BODIES.size() + others.size());
        int status = choice < WRONG_BODIES.size()
                ? send("POST", setKey, token, JSON, WRONG_BODIES.get(choice).replace("%s", text))
                : others.get(choice - WRONG_BODIES.size()).send();
        if (status / 100 != 4 && status != CLOSED) {
            throw new AssertionError("way " + choice + " is not refused: " + status);
        }
    }

    /** How many ways there are to misplace a secret. */
    static int ways() {
        return WRONG_BODIES.size() + 38;
    }

    /** Stores it while something is wrong with the database. */
    int storeInTrouble(Canary canary, String tenant) throws IOException, InterruptedException {
        String body = "{\"apiKey\":\"" + canary.text() + "\"}";
        return send("POST", path("accounting") + "/set-key", api.ownerOf(tenant), JSON, body);
    }

    private interface Attempt {

        int send() throws IOException, InterruptedException;
    }

    private static String path(String domain) {
        return "/api/integrations/" + domain;
    }

    private static String config(String json) {
        return "{\"providerSlug\":\"noop\",\"configJson\":" + json + "}";
    }

    private String memberOf(String tenant) throws IOException, InterruptedException {
        String body = api.post(
                        "/dev/tokens", "", "{\"tenant\":\"" + tenant + "\",\"subject\":\"member\",\"role\":\"member\"}")
                .body();
        return body.replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
    }

    private int send(String method, String target, String token, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
        if (!token.isEmpty()) {
            head.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        if (!type.isEmpty()) {
            head.append("Content-Type: ").append(type).append("\r\n");
        }
        if (!body.isEmpty() && !type.contains("chunked")) {
            head.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        return exchange(head.append("\r\n").append(body).toString());
    }

    private int exchange(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", api.address().getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            socket.shutdownOutput();
            byte[] answer = socket.getInputStream().readAllBytes();
            answers.write(answer);
            int status =
                    answer.length == 0 ? CLOSED : Integer.parseInt(new String(answer, 9, 3, StandardCharsets.US_ASCII));
            statuses.add(status);
            return status;
        }
    }

    private static void expect(int status, int answered) {
        if (answered != status) {
            throw new AssertionError(String.format(Locale.ROOT, "expected %d, not %d", status, answered));
        }
    }
}
