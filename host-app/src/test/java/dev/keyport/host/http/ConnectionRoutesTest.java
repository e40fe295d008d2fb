package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.HostUnderTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class ConnectionRoutesTest {

    private static final Http HTTP = Http.SHARED;
    private static final String CONNECTIONS = "/api/integrations/connections";
    private static final String LABEL = "{\"label\":\"Shop\"}";

    @Test
    void label_countsCharactersNotTheirUnits() {
        String owner = Http.SHARED.owner("long-labels");
        String create = "{\"domain\":\"payment\",\"providerSlug\":\"noop\",\"label\":\"%s\"}";

        Http.SHARED
                .post("/api/integrations/connections", owner, create.formatted("🔑".repeat(101)))
                .isProblem(400, "invalid-body");
        Http.Answered created = Http.SHARED
                .post("/api/integrations/connections", owner, create.formatted("🔑".repeat(100)))
                .is(201);
        Http.SHARED
                .ifMatch("PATCH", created.header("Location"), owner, "*", "{\"label\":\"" + "x".repeat(101) + "\"}")
                .isProblem(400, "invalid-body");
        assertThat(created.json().path("label").asString()).isEqualTo("🔑".repeat(100));
    }

    @Test
    void post_connection_is201WithLocationAndTag() {
        String token = HTTP.owner("created");

        Http.Answered created = HTTP.post(
                        CONNECTIONS,
                        token,
                        "{\"domain\":\"accounting\",\"providerSlug\":\"noop\",\"label\":\"Büro\",\"config\":{\"region\":\"za\"}}")
                .is(201);

        JsonNode connection = created.json();
        assertThat(connection.propertyNames())
                .containsExactly(
                        "id",
                        "domain",
                        "providerSlug",
                        "label",
                        "active",
                        "enabled",
                        "status",
                        "health",
                        "config",
                        "configRefusal",
                        "capabilities",
                        "credential",
                        "lastTestedAt",
                        "lastTest",
                        "lastSyncedAt",
                        "cursors",
                        "createdBy",
                        "createdAt",
                        "updatedAt",
                        "version");
        assertThat(created.header("Location"))
                .isEqualTo(CONNECTIONS + "/" + connection.path("id").asString());
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(HTTP.get(created.header("Location"), token).is(200).json()).isEqualTo(connection);
        assertThat(HTTP.get(CONNECTIONS + "?domain=ACCOUNTING", token).json().path(0))
                .isEqualTo(connection);
        assertThat(HTTP.get(CONNECTIONS + "?domain=ai", token).json()).isEmpty();
        HTTP.post(CONNECTIONS, token, "{\"domain\":\"accounting\",\"providerSlug\":\"noop\"}")
                .isProblem(409, "connection-exists");
    }

    @Test
    void config_numbers_keepTheirDigits() {
        String token = HTTP.owner("digits");
        String config =
                "{\"whole\":1234567890123456789012345678901234567890,\"exact\":123456789012345678901234567890.12345,"
                        + "\"zeros\":1.500,\"small\":0.1000000000000000055511151231257827}";
        Http.Answered created = HTTP.post(
                        CONNECTIONS,
                        token,
                        "{\"domain\":\"accounting\",\"providerSlug\":\"noop\",\"config\":" + config + "}")
                .is(201);

        for (String body : List.of(
                created.body(),
                HTTP.get(created.header("Location"), token).body(),
                HTTP.get("/api/integrations", token).body())) {
            assertThat(body)
                    .contains(
                            "1234567890123456789012345678901234567890",
                            "123456789012345678901234567890.12345",
                            "1.500",
                            "0.1000000000000000055511151231257827");
        }
    }

    @Test
    void config_nameThatIsNotAllowed_isToldOnceWhenItIsShort() {
        String token = HTTP.owner("config-names");

        assertThat(refusedConfig(token, "{\"author\":\"x\",\"monkey\":1,\"apiKey\":\"y\",\"region\":\"za\"}"))
                .containsExactlyInAnyOrder("config/author", "config/monkey", "config/apiKey");
        assertThat(refusedConfig(token, "{\"a b\":1}")).containsExactly("config");
        assertThat(refusedConfig(token, "{\"key_canary4711_canary4711_canary4711\":1}"))
                .containsExactly("config");
    }

    private static List<String> refusedConfig(String token, String config) {
        Http.Answered refused = HTTP.post(
                        CONNECTIONS,
                        token,
                        "{\"domain\":\"accounting\",\"providerSlug\":\"noop\",\"config\":" + config + "}")
                .isProblem(400, "invalid-config");
        assertThat(refused.body()).doesNotContain("canary4711", "a b");
        return refused.json().path("fields").findValuesAsString("field");
    }

    @Test
    void get_listWithParametersThatAreNone_is400() {
        String token = HTTP.owner("listed");
        for (String query : List.of("domain=foo", "domain=%20", "domain=", "foo=1", "domain=ai&domain=payment")) {
            HTTP.get(CONNECTIONS + "?" + query, token).isProblem(400, "invalid-query");
        }
    }

    @Test
    void post_namesThatNothingHas_are404() {
        String token = HTTP.owner("created-none");
        HTTP.post(CONNECTIONS, token, "{\"domain\":\"kyc\",\"providerSlug\":\"noop\"}")
                .isProblem(404, "unknown-domain");
        HTTP.post(CONNECTIONS, token, "{\"domain\":\"ai\",\"providerSlug\":\"No op\"}")
                .isProblem(404, "unknown-provider");
    }

    @Test
    void patch_withoutVersion_is428AndWithAnotherIs412TellingTheCurrentOne() {
        String token = HTTP.owner("patched");
        String path = connect(token);

        HTTP.call("PATCH", path, token, LABEL).isProblem(428, "precondition-required");
        assertThat(HTTP.ifMatch("PATCH", path, token, "\"1\"", LABEL).is(200).header("ETag"))
                .isEqualTo("\"2\"");
        for (String stale : List.of("\"1\"", "\"3\"", "\"\"", "\"x\"", "\"02\"", "\"99999999999999999999\"")) {
            assertThat(HTTP.ifMatch("PATCH", path, token, stale, LABEL)
                            .isProblem(412, "version-conflict")
                            .header("ETag"))
                    .isEqualTo("\"2\"");
        }
        assertThat(HTTP.ifMatch("PATCH", path, token, "\"2\"", LABEL).is(200).header("ETag"))
                .isEqualTo("\"2\"");
    }

    @TestFactory
    Stream<DynamicTest> anyChange_withTagThatIsNone_is400AndWithAnotherVersionIs412() {
        String token = HTTP.owner("tags");
        String path = connect(token);
        return Map.of(
                        path,
                        "PATCH",
                        path + "/enable",
                        "POST",
                        path + "/disable",
                        "POST",
                        path + "/activate",
                        "POST",
                        path + "/credential",
                        "POST",
                        path + "/revoke",
                        "POST")
                .entrySet()
                .stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getValue() + " " + entry.getKey(), () -> {
                    String body = entry.getValue().equals("PATCH") ? LABEL : null;
                    if (entry.getKey().endsWith("/credential")) {
                        body = "{\"kind\":\"api_key\",\"value\":\"v\"}";
                    }
                    for (String tag : List.of("*", "1", "\"1", "W/\"1\"", "\"1\", \"2\"", "\"a\"b\"", "")) {
                        HTTP.ifMatch(entry.getValue(), entry.getKey(), token, tag, body)
                                .isProblem(400, "invalid-if-match");
                    }
                    HTTP.ifMatch(entry.getValue(), entry.getKey(), token, "\"9\"", body)
                            .isProblem(412, "version-conflict");
                }));
    }

    @Test
    void delete_withTagOfAnotherVersion_is412() {
        String token = HTTP.owner("deleted");
        String path = connect(token);

        HTTP.ifMatch("DELETE", path, token, "\"7\"", null).isProblem(412, "version-conflict");
        HTTP.ifMatch("DELETE", path, token, "*", null).isProblem(400, "invalid-if-match");
        HTTP.ifMatch("DELETE", path, token, "\"1\"", null).is(204);
        HTTP.get(path, token).isProblem(404, "unknown-connection");
    }

    @Test
    void anyRoute_foreignAbsentOrMalformedId_isTheSame404() {
        String token = HTTP.owner("stranger");
        String foreign = connect(HTTP.owner("victim-of-ids"));
        for (String path :
                List.of(foreign, CONNECTIONS + "/" + UUID.randomUUID(), CONNECTIONS + "/1", CONNECTIONS + "/-")) {
            assertUnknown(HTTP.get(path, token));
            assertUnknown(HTTP.ifMatch("PATCH", path, token, "\"1\"", LABEL));
            assertUnknown(HTTP.call("DELETE", path, token, null));
            for (String action : List.of("enable", "disable", "activate", "test", "revoke")) {
                assertUnknown(HTTP.call("POST", path + "/" + action, token, null));
            }
            assertUnknown(HTTP.post(path + "/credential", token, "{\"kind\":\"api_key\",\"value\":\"v\"}"));
        }
        HTTP.get(foreign, HTTP.owner("victim-of-ids")).is(200);
    }

    @Test
    void patch_wrongConfigOrCapability_isRefusedWithoutRepeatingIt() {
        String token = HTTP.owner("refused-patch");
        String path = connect(token);

        Http.Answered config = HTTP.ifMatch("PATCH", path, token, "\"1\"", "{\"config\":{\"a\":{\"canary4711\":1}}}");
        Http.Answered capability =
                HTTP.ifMatch("PATCH", path, token, "\"1\"", "{\"capabilities\":{\"canary4711\":true}}");

        capability.isProblem(404, "unknown-capability");
        config.isProblem(400, "invalid-config");
        assertThat(config.json().path("fields").path(0).path("field").asString())
                .startsWith("config");
        assertThat(config.body() + capability.body()).doesNotContain("canary4711");
    }

    @Test
    void test_seventhInAMinute_is429WithTheSecondsToWait() {
        String token = HTTP.owner("tester");
        String path = connect(token);
        for (int i = 0; i < 3; i++) {
            JsonNode report =
                    HTTP.call("POST", path + "/test", token, null).is(200).json();
            assertThat(report.propertyNames())
                    .containsExactly(
                            "success",
                            "outcome",
                            "providerName",
                            "account",
                            "failureKind",
                            "errorMessage",
                            "durationMillis");
            HTTP.call("POST", "/api/integrations/payment/test", token, null).is(200);
        }

        Http.Answered refused = HTTP.call("POST", path + "/test", token, null).isProblem(429, "too-many-tests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"connection-tests\";q=6;w=60");
        assertThat(refused.header("RateLimit"))
                .isEqualTo("\"connection-tests\";r=0;t=" + refused.header("Retry-After"));
        HTTP.call("POST", "/api/integrations/payment/test", token, "{}").isProblem(429, "too-many-tests");
    }

    @Test
    void credential_thatIsWrong_is400NamingTheFieldWithoutItsValue() throws Exception {
        String token = HTTP.owner("wrong-credential");
        String path = connect(token) + "/credential";
        Map<String, String> wrong = Map.of(
                "{\"kind\":\"canary4711\",\"value\":\"canary4711\"}", "kind",
                "{\"kind\":\"api_key\",\"value\":\"canary\\n4711\"}", "value",
                "{\"kind\":\"basic\",\"username\":\"canary4711:\",\"password\":\"canary4711\"}", "username",
                "{\"kind\":\"oauth\",\"value\":\"canary4711\"}", "accessToken",
                "{\"kind\":\"api_key\",\"value\":\"canary4711\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}", "expiresAt",
                "{\"kind\":\"api_key\",\"value\":\"v\",\"expiresAt\":\"canary4711\"}", "expiresAt",
                "{\"kind\":\"api_key\",\"value\":\"v\",\"expiresAt\":\"9999-12-31T23:59:59Z\"}", "expiresAt",
                "{\"kind\":\"api_key\",\"value\":\"v\",\"scopes\":[\"canary4711 x\"]}", "scopes",
                "{\"kind\":\"webhook\",\"signingSecret\":\"\\u0000canary4711\"}", "signingSecret");
        wrong.forEach((body, field) -> {
            Http.Answered refused = HTTP.post(path, token, body).isProblem(400, "invalid-body");
            assertThat(refused.json().path("fields").toString()).contains("\"field\":\"" + field + "\"");
            assertThat(refused.body()).doesNotContain("canary");
        });
        assertThat(HostUnderTest.shared().query("wrong-credential", "select type from keyport.event"))
                .containsExactly("connection.created");
    }

    @TestFactory
    Stream<DynamicTest> credential_ofAnyKind_isStoredAndShownWithoutIt() {
        return Map.of(
                        "api_key", "\"value\":\"canary4711\"",
                        "oauth",
                                "\"accessToken\":\"canary4711\",\"refreshToken\":\"canary4711\",\"tokenType\":\"Bearer\"",
                        "basic", "\"username\":\"canary4711\",\"password\":\"canary4711\"",
                        "webhook", "\"signingSecret\":\"canary4711\",\"previousSigningSecret\":\"canary4711\"",
                        "pem", "\"privateKey\":\"canary4711\\ncanary\",\"certificate\":\"canary4711\"")
                .entrySet()
                .stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    String token = HTTP.owner("kind-" + entry.getKey());
                    String path = connect(token);
                    String body = "{\"kind\":\"" + entry.getKey() + "\"," + entry.getValue()
                            + ",\"scopes\":[\"a\",\"b\"],\"expiresAt\":\"2999-01-31T12:00:00Z\"}";

                    HTTP.post(path + "/credential", token, body).is(204);

                    Http.Answered shown = HTTP.get(path, token).is(200);
                    JsonNode credential = shown.json().path("credential");
                    assertThat(credential.path("kind").asString()).isEqualTo(entry.getKey());
                    assertThat(credential.path("state").asString()).isEqualTo("usable");
                    assertThat(credential.path("scopes")).hasToString("[\"a\",\"b\"]");
                    assertThat(credential.path("expiresAt").asString()).isEqualTo("2999-01-31T12:00:00Z");
                    assertThat(shown.body()).doesNotContain("canary");
                    HTTP.call("POST", path + "/revoke", token, null).is(204);
                    assertThat(HTTP.get(path, token).json().path("credential").isNull())
                            .isTrue();
                }));
    }

    private static void assertUnknown(Http.Answered answered) {
        answered.isProblem(404, "unknown-connection");
        assertThat(answered.json().path("detail").asString()).isEqualTo("There is no such connection.");
    }

    /** The path of a new simulated connection. */
    private static String connect(String token) {
        return HTTP.post(CONNECTIONS, token, "{\"domain\":\"payment\",\"providerSlug\":\"noop\"}")
                .is(201)
                .header("Location");
    }
}
