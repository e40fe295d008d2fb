package dev.keyport.host.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.http.Http;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who is signed in and reads the pages as HTML, in one language. Forms are sent as htmx sends them. */
final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final int port;
    private final String tenant;
    private final String language;

    Visitor(int port, String tenant, String role, String language) {
        this.port = port;
        this.tenant = tenant;
        this.language = language;
        send(form("/signin", "tenant=" + tenant + "&subject=olga&role=" + role), 303);
    }

    String get(String path) {
        return send(request(path).GET(), 200);
    }

    /** The answer to a form, which has this status. */
    String post(String path, Map<String, String> fields, int status) {
        Matcher csrf = CSRF.matcher(get(Site.INTEGRATIONS));
        assertThat(csrf.find()).isTrue();
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "csrf=" + csrf.group(1) + "&", ""));
        return send(form(path, body).header("HX-Request", "true"), status);
    }

    /** Connects the vendor and gives the path of the connection. */
    String connect() {
        Http http = new Http(port);
        http.put(
                        "/api/integrations/accounting",
                        http.owner(tenant),
                        "{\"providerSlug\":\"fakebooks\",\"configJson\":{\"region\":\"eu\",\"company\":\"1234\"}}")
                .is(200);
        return Site.CONNECTIONS + "/" + connection("id");
    }

    /** What the API says of the tenant's first connection. */
    String connection(String pointer) {
        Http http = new Http(port);
        return http.get("/api/integrations/connections", http.owner(tenant))
                .is(200)
                .json()
                .at("/0/" + pointer)
                .asString();
    }

    String version() {
        return connection("version");
    }

    String setKey(String connection, String key) {
        return post(connection + "/key", Map.of("place", "card", "version", version(), "value", key), 200);
    }

    String test(String connection) {
        return post(connection + "/test", Map.of("place", "card"), 200);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept-Language", language);
    }

    private HttpRequest.Builder form(String path, String body) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(body));
    }

    private String send(HttpRequest.Builder request, int status) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
