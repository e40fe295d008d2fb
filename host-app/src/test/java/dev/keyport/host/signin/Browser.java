package dev.keyport.host.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a browser does with pages, without looking at them: keeps cookies, sends forms from its own site, follows nothing. */
final class Browser {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String origin;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /**
     * @param origin for example {@code http://127.0.0.1:8080}
     */
    Browser(String origin) {
        this.origin = origin;
    }

    /** An answer. */
    record Page(HttpResponse<String> response) {

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String html() {
            return response.body();
        }

        Page is(int status) {
            assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
            return this;
        }

        /** Where it leads. */
        String leadsTo() {
            is(303);
            return header("Location");
        }
    }

    Map<String, String> cookies() {
        return cookies;
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    Page get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** As a form of our own page. */
    Page post(String path, Map<String, String> form, String... headers) {
        return postAs("same-origin", path, form, headers);
    }

    Page postAs(String fetchSite, String path, Map<String, String> form, String... headers) {
        return postBare(path, form, with(headers, "Sec-Fetch-Site", fetchSite));
    }

    /** Without what says where it comes from. */
    Page postBare(String path, Map<String, String> form, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form))));
    }

    /** Goes to another site, which leads back: the path and query here. */
    String follow(URI away) {
        try {
            HttpResponse<String> response =
                    CLIENT.send(HttpRequest.newBuilder(away).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
            URI back = URI.create(response.headers().firstValue("Location").orElseThrow());
            return back.getRawPath() + "?" + back.getRawQuery();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String[] with(String[] headers, String name, String value) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = name;
        all[headers.length + 1] = value;
        return all;
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    Page postBytes(String path, String contentType, String body) {
        return send(request(path, "Sec-Fetch-Site", "same-origin")
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin).resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Page(response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        String[] parts = cookie.split(";", 2)[0].split("=", 2);
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(parts[0]);
        } else {
            cookies.put(parts[0], parts[1]);
        }
    }
}
