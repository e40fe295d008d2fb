package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.HostUnderTest;
import dev.keyport.host.http.CrossTenantAttempts.Attempt;
import dev.keyport.host.http.Http.Answered;
import dev.keyport.testing.Drill;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Drill 5 over HTTP: a tenant with a valid token tries to reach what belongs to another. */
@Tag("drill")
class CrossTenantDrillTest {

    private static final Http HTTP = Http.SHARED;
    private static final String ATTACKER = "drill-attacker";
    private static final String VICTIM = "drill-victim";
    private static final List<String> ROLES = List.of("owner", "admin", "manager", "member");

    private static final String KEY = "sk_victim_5f2c9e7a1b3d8846Zq7B";
    private static final String CONFIGURED = "victim-configured-91c4e6";
    private static final String CONTENT = "victim-document-content-07d3ba";
    private static final List<String> CANARIES = List.of(KEY, "••••Zq7B", CONFIGURED, CONTENT);

    /** Both are as long, and differ in a digit only. */
    private static final String EXISTING = "contracts/2026/lease-1.txt";

    private static final String ABSENT = "contracts/2026/lease-2.txt";

    @BeforeAll
    static void storeWhatTheOtherTenantHas() {
        for (String tenant : List.of(ATTACKER, VICTIM)) {
            HTTP.readyTenant(tenant);
        }
        HTTP.put(
                        "/api/integrations/accounting",
                        HTTP.owner(VICTIM),
                        "{\"providerSlug\":\"noop\",\"configJson\":{\"note\":\"" + CONFIGURED + "\"}}")
                .is(200);
        HTTP.post("/api/integrations/accounting/set-key", HTTP.owner(VICTIM), "{\"apiKey\":\"" + KEY + "\"}")
                .is(204);
        HTTP.send("PUT", document(VICTIM), HTTP.owner(VICTIM), "text/plain", BodyPublishers.ofString(CONTENT))
                .is(204);
        HTTP.send("PUT", document(ATTACKER), HTTP.owner(ATTACKER), "text/plain", BodyPublishers.ofString("mine"))
                .is(204);
    }

    @Test
    void owner_readingItsOwn_showsWhatTheOthersMustNotSee() {
        String seen = HTTP.get("/api/integrations", HTTP.owner(VICTIM)).body()
                + HTTP.get(document(VICTIM), HTTP.owner(VICTIM)).body();

        assertThat(seen).contains("••••Zq7B", CONFIGURED, CONTENT);
    }

    @Test
    void anyRequest_withAnotherTenantsToken_findsAndChangesNothing() throws Exception {
        TenantFootprint before = TenantFootprint.of(HostUnderTest.shared(), VICTIM);
        assertThat(before.rows().toString()).contains(CONFIGURED);
        assertThat(before.documents()).isNotEmpty();
        List<RouteExample> routes = RouteExample.all();
        String connection = "/api/integrations/connections/"
                + HTTP.get("/api/integrations/connections", HTTP.owner(VICTIM))
                        .json()
                        .path(0)
                        .path("id")
                        .asString();
        CrossTenantAttempts existing = new CrossTenantAttempts(20_260_225, ATTACKER, VICTIM, connection);
        CrossTenantAttempts absent = new CrossTenantAttempts(20_260_225, ATTACKER, VICTIM, connection);
        int attempts = Drill.size(400, 10_000);
        Map<Integer, Integer> statuses = new TreeMap<>();
        Set<String> tried = new HashSet<>();

        for (int sent = 0; sent < attempts; sent++) {
            String token = HTTP.token(ATTACKER, ROLES.get(sent % ROLES.size()));
            Attempt attempt = existing.next(routes, EXISTING);
            Attempt twin = absent.next(routes, ABSENT);
            tried.add(attempt.route().name());
            Answered answered = send(attempt, token);
            statuses.merge(answered.status(), 1, Integer::sum);
            if (attempt.forDocument()) {
                assertThat(answered.status()).as(attempt.toString()).isGreaterThanOrEqualTo(400);
                assertThat(comparable(answered)).as(attempt.toString()).isEqualTo(comparable(send(twin, token)));
                sent++;
            }
        }

        assertThat(TenantFootprint.of(HostUnderTest.shared(), VICTIM)).isEqualTo(before);
        assertThat(tried).hasSize(routes.size());
        System.out.printf(
                Locale.ROOT, "drill 5: %,d requests to %d routes, answers %s%n", attempts, tried.size(), statuses);
    }

    @Test
    void presignedUrl_ledToAnotherTenantsDocument_isRefused() {
        String own = HTTP.post(document(ATTACKER) + "/download-url", HTTP.owner(ATTACKER), "{}")
                .is(200)
                .json()
                .path("url")
                .asString();
        assertThat(fetch(own).body()).isEqualTo("mine");
        List<String> urls = List.of(
                own.replace(ATTACKER, VICTIM),
                own.replace(ATTACKER, ATTACKER + "/../" + VICTIM),
                own.replace(ATTACKER, ATTACKER + "/%2e%2e/" + VICTIM),
                own.replace(ATTACKER, "/" + VICTIM),
                own.replaceFirst("\\?", "?prefix=org/" + VICTIM + "&"),
                own.replaceFirst("/org/.*\\?", "/?list-type=2&prefix=org/" + VICTIM + "&"));

        for (String url : urls) {
            Answered answered = fetch(url);
            assertThat(answered.status()).as(url).isGreaterThanOrEqualTo(400);
            requireNoCanary(url, answered);
        }
    }

    private static Answered send(Attempt attempt, String token) throws Exception {
        Answered answered = HTTP.raw(attempt.http(token));
        assertThat(answered.status()).as(attempt.toString()).isNotEqualTo(500);
        requireNoCanary(attempt, answered);
        return answered;
    }

    private static void requireNoCanary(Object request, Answered answered) {
        String all = answered.headers() + answered.body();
        for (String canary : CANARIES) {
            assertThat(all).as(request.toString()).doesNotContain(canary);
        }
    }

    /** Everything of an answer but the time and its number, and the name of the document where the request repeats it. */
    private static List<String> comparable(Answered answered) {
        List<String> parts = new ArrayList<>();
        parts.add(String.valueOf(answered.status()));
        answered.headers().forEach((name, value) -> {
            if (!name.equals("date")) {
                parts.add(name + ": " + value);
            }
        });
        parts.add(answered.body().replaceAll("\"traceId\":\"[0-9a-f]*\"", ""));
        return parts;
    }

    private static Answered fetch(String url) {
        return Http.send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private static String document(String tenant) {
        return "/api/documents/org/" + tenant + "/" + EXISTING;
    }
}
