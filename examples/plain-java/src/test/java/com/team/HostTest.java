package com.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyport.host.KeyportHost;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings page and the API know the team's port. */
class HostTest {

    private static final String KYC = "/api/integrations/kyc";

    @TempDir
    private static Path folder;

    private static KeyportHost host;

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeAll
    static void start() {
        host = KeyportHost.start(Map.of("KEYPORT_PORT", "0", "KEYPORT_DATA", folder.toString()), Wiring.adapters());
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void owner_findsTheDomainOnTheSettingsPageAndConnectsItsProvider() throws Exception {
        String own = "http://127.0.0.1:" + host.port();
        HttpRequest signIn = request("/signin")
                .header("Origin", own)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("tenant=acme&subject=alice&role=owner"))
                .build();
        assertEquals(303, send(signIn).statusCode());
        String before = page();
        assertTrue(before.contains("Acme Identity"), before);

        String token = body(request("/dev/tokens")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"tenant\":\"acme\",\"subject\":\"alice\",\"role\":\"owner\"}")))
                .replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
        body(json(KYC, token).PUT(BodyPublishers.ofString("{\"providerSlug\":\"acme\"}")));
        body(json(KYC + "/set-key", token).POST(BodyPublishers.ofString("{\"apiKey\":\"acme_live_4eC39HqLyjWDarjt\"}")));
        body(json(KYC + "/toggle", token).method("PATCH", BodyPublishers.ofString("{\"enabled\":true}")));

        String after = page();
        assertTrue(after.contains("••••"), after);
        assertFalse(after.contains("acme_live"), after);
    }

    private String page() throws Exception {
        return body(request("/settings/integrations").GET());
    }

    private static HttpRequest.Builder json(String path, String token) {
        return request(path).header("Authorization", "Bearer " + token).header("Content-Type", "application/json");
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + host.port() + path));
    }

    private String body(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = send(request.build());
        assertEquals(2, response.statusCode() / 100, response.body());
        return response.body();
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, BodyHandlers.ofString());
    }
}
