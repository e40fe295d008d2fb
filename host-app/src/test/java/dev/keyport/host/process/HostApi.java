package dev.keyport.host.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of a running host. */
record HostApi(URI address) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    /** A development token for an owner of the tenant. */
    String ownerOf(String tenant) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                post("/dev/tokens", "", "{\"tenant\":\"" + tenant + "\",\"subject\":\"owner\",\"role\":\"owner\"}");
        Matcher token = TOKEN.matcher(answer.body());
        if (!token.find()) {
            throw new AssertionError("no token: " + answer.statusCode() + " " + answer.body());
        }
        return token.group(1);
    }

    HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return send("GET", path, token, "application/json", "");
    }

    HttpResponse<String> post(String path, String token, String json) throws IOException, InterruptedException {
        return send("POST", path, token, "application/json", json);
    }

    HttpResponse<String> put(String path, String token, String json) throws IOException, InterruptedException {
        return send("PUT", path, token, "application/json", json);
    }

    HttpResponse<String> send(String method, String path, String token, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /** Selects the no-op provider for accounting. */
    void selectNoop(String token) throws IOException, InterruptedException {
        require(200, put("/api/integrations/accounting", token, "{\"providerSlug\":\"noop\"}"));
    }

    HttpResponse<String> setKey(String token, String key) throws IOException, InterruptedException {
        return post("/api/integrations/accounting/set-key", token, "{\"apiKey\":\"" + key + "\"}");
    }

    static HttpResponse<String> require(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new AssertionError("expected " + status + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }
}
