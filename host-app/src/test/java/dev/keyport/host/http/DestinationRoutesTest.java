package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.HostUnderTest;
import dev.keyport.port.Role;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DestinationRoutesTest {

    private static final String ACCOUNTING = "/api/integrations/accounting";
    private static final String CUSTOMER = "{\"customerName\":\"Ada\"}";
    private static final String CODE = "credential-reentry-required";

    @TempDir
    static Path data;

    private static RegionalHost host;
    private static Http http;

    @BeforeAll
    static void serve() {
        host = RegionalHost.start(data);
        http = host.http();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void anyUse_afterTheDestinationChanged_is422UntilTheKeyIsEnteredAgain() throws Exception {
        String token = ready("moved");
        http.post("/api/accounting/customers", token, CUSTOMER).is(200);

        JsonNode moved = configure(token, "https://eu.regional.example").is(200).json();

        assertThat(moved.path("credentialState").asString()).isEqualTo("re-entry-required");
        assertThat(moved.path("enabled").booleanValue()).isTrue();
        Http.Answered refused =
                http.post("/api/accounting/customers", token, CUSTOMER).isProblem(422, CODE);
        assertThat(refused.json().path("detail").asString()).contains("enter it again");
        http.call("POST", ACCOUNTING + "/test", token, null).isProblem(422, CODE);
        http.call("PATCH", ACCOUNTING + "/toggle", token, "{\"enabled\":true}").isProblem(422, CODE);
        assertThat(state(token)).isEqualTo("re-entry-required");

        setKey(token);
        http.post("/api/accounting/customers", token, CUSTOMER).is(200);
        assertThat(state(token)).isEqualTo("usable");
        assertThat(
                        HostUnderTest.shared()
                                .query(
                                        "moved",
                                        "select type from keyport.event where type like 'integration.%' and level = 'warning' order by at"))
                .containsExactly("integration.credential_reentry_required");
    }

    @Test
    void put_configBack_makesTheKeyUsableAgain() {
        String token = ready("back");
        configure(token, "https://eu.regional.example").is(200);
        http.post("/api/accounting/customers", token, CUSTOMER).isProblem(422, CODE);

        configure(token, "https://za.regional.example/v2").is(200);

        http.post("/api/accounting/customers", token, CUSTOMER).is(200);
        http.call("POST", ACCOUNTING + "/test", token, null).is(200);
    }

    @Test
    void put_hostThatIsNotTheProviders_is400() {
        Http.Answered answered =
                configure(ready("foreign"), "https://canary.example").isProblem(400, "invalid-config");

        assertThat(answered.body()).doesNotContain("canary");
    }

    @Test
    void put_urlThatIsNone_is400NamingTheSetting() {
        Http.Answered answered =
                configure(ready("no-url"), "http://za.regional.example").isProblem(400, "invalid-config");

        assertThat(answered.json().path("fields").path(0).path("field").asString())
                .isEqualTo("configJson/baseUrl");
    }

    @Test
    void test_withAnAddressInTheRequest_is400() {
        String token = ready("address");

        for (String body : List.of("{\"url\":\"https://x\"}", "{\"baseUrl\":\"https://za.regional.example\"}", "[]")) {
            http.call("POST", ACCOUNTING + "/test", token, body).is(400);
        }
        http.call("POST", ACCOUNTING + "/test", token, "{}").is(200);
    }

    private static String ready(String tenant) {
        String token = host.token(tenant, "sam", Role.OWNER);
        http.put("/api/org-settings", token, "{\"accountingEnabled\":true}").is(200);
        configure(token, "https://za.regional.example").is(200);
        setKey(token);
        http.call("PATCH", ACCOUNTING + "/toggle", token, "{\"enabled\":true}").is(200);
        return token;
    }

    private static Http.Answered configure(String token, String url) {
        return http.put(
                ACCOUNTING, token, "{\"providerSlug\":\"regional\",\"configJson\":{\"baseUrl\":\"" + url + "\"}}");
    }

    private static void setKey(String token) {
        http.post(ACCOUNTING + "/set-key", token, "{\"apiKey\":\"sk_test_4711\"}")
                .is(204);
    }

    private static String state(String token) {
        return http.get("/api/integrations", token)
                .json()
                .path(0)
                .path("credentialState")
                .asString();
    }
}
