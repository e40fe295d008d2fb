package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.HostUnderTest;
import dev.keyport.port.IntegrationDomain;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DomainRoutesTest {

    private static final Http HTTP = Http.SHARED;
    private static final String ACCOUNTING = "/api/integrations/accounting";
    private static final String SELECT_NOOP = "{\"providerSlug\":\"noop\"}";
    private static final List<String> DOMAINS = IntegrationDomain.BUILT_IN.stream()
            .map(IntegrationDomain::displayName)
            .toList();

    @Test
    void list_ofNewTenant_hasEveryDomainWithNulls() {
        JsonNode list =
                HTTP.get("/api/integrations", HTTP.owner("fresh")).is(200).json();

        assertThat(list.values().stream().map(entry -> entry.path("domain").asString()))
                .containsExactlyElementsOf(DOMAINS);
        for (JsonNode entry : list.values()) {
            assertThat(entry.propertyNames())
                    .containsExactly(
                            "domain",
                            "providerSlug",
                            "enabled",
                            "keySuffix",
                            "configJson",
                            "updatedAt",
                            "credentialState");
            assertThat(entry.path("providerSlug").isNull()).isTrue();
            assertThat(entry.path("enabled").booleanValue()).isFalse();
        }
    }

    @Test
    void providers_anyTenant_areNoopForEveryDomain() {
        JsonNode providers = HTTP.get("/api/integrations/providers", HTTP.owner("fresh"))
                .is(200)
                .json();

        assertThat(providers.propertyNames()).containsExactlyElementsOf(DOMAINS);
        DOMAINS.forEach(domain -> assertThat(providers.path(domain)).hasToString("[\"noop\"]"));
    }

    @Test
    void catalog_anyTenant_describesEveryProvider() {
        JsonNode catalog = HTTP.get("/api/integrations/catalog", HTTP.owner("fresh"))
                .is(200)
                .json();

        for (String domain : DOMAINS) {
            JsonNode provider = catalog.path(domain).path(0);
            assertThat(provider.propertyNames())
                    .containsExactly(
                            "slug",
                            "label",
                            "category",
                            "authType",
                            "credentialKind",
                            "capabilities",
                            "configSchema",
                            "allowedHosts",
                            "documentation",
                            "simulated",
                            "conformance");
            assertThat(provider.path("conformance").isNull()).isTrue();
            assertThat(provider.path("configSchema").isObject()).isTrue();
            assertThat(provider.path("allowedHosts").isArray()).isTrue();
            assertThat(provider.path("simulated").booleanValue()).isTrue();
            assertThat(provider.path("credentialKind").isNull()).isTrue();
            assertThat(provider.path("capabilities").values())
                    .isNotEmpty()
                    .allSatisfy(capability -> assertThat(capability.propertyNames())
                            .containsExactly("id", "label", "description", "role"));
        }
    }

    @TestFactory
    Stream<DynamicTest> put_acceptedConfig_answersIt() {
        return Map.of(
                        "{\"providerSlug\":\"noop\"}", "{}",
                        "{\"providerSlug\":\"noop\",\"configJson\":null}", "{}",
                        "{\"providerSlug\":\"noop\",\"configJson\":{\"region\":\"za\"}}", "{\"region\": \"za\"}",
                        "{\"providerSlug\":\"noop\",\"configJson\":\"{\\\"region\\\":\\\"za\\\"}\"}",
                                "{\"region\": \"za\"}")
                .entrySet()
                .stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    String token =
                            HTTP.owner("config-" + Math.abs(entry.getKey().hashCode()));
                    JsonNode answer =
                            HTTP.put(ACCOUNTING, token, entry.getKey()).is(200).json();
                    assertThat(answer.path("configJson").asString()).isEqualTo(entry.getValue());
                    assertThat(answer.path("enabled").booleanValue()).isFalse();
                    assertThat(answer.path("updatedAt").asString()).endsWith("Z");
                }));
    }

    @TestFactory
    Stream<DynamicTest> put_configThatCannotBe_is400NamingThePath() {
        return Map.ofEntries(
                        Map.entry("[]", "configJson"),
                        Map.entry("5", "configJson"),
                        Map.entry("true", "configJson"),
                        Map.entry("\"x\"", "configJson"),
                        Map.entry("\"\"", "configJson"),
                        Map.entry("\"{}{}\"", "configJson"),
                        Map.entry("\"{\\\"a\\\":1,\\\"a\\\":2}\"", "configJson"),
                        Map.entry("{\"a\":\"\\u0000\"}", "configJson"),
                        Map.entry("{\"a\":\"\\ud800\"}", "configJson"),
                        Map.entry("{\"a\":1e999999999}", "configJson"),
                        Map.entry("\"{\\\"a\\\":1e999999999}\"", "configJson"),
                        Map.entry("\"{\\\"a\\\":1e99999999999}\"", "configJson"),
                        Map.entry("{\"nested\":{}}", "configJson/nested"),
                        Map.entry("{\"apiKey\":\"x\"}", "configJson/apiKey"))
                .entrySet()
                .stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    String body = "{\"providerSlug\":\"noop\",\"configJson\":" + entry.getKey() + "}";
                    Http.Answered answered =
                            HTTP.put(ACCOUNTING, HTTP.owner("bad-config"), body).is(400);
                    assertThat(answered.code()).isIn("invalid-config", "invalid-body");
                    assertThat(answered.json()
                                    .path("fields")
                                    .path(0)
                                    .path("field")
                                    .asString())
                            .isEqualTo(entry.getValue());
                }));
    }

    @Test
    void anyDomainRoute_ofUnknownDomain_is404() {
        String token = HTTP.owner("fresh");
        for (String domain : List.of("canary", "providers", "x%20y", "a".repeat(99), "%2e")) {
            String path = "/api/integrations/" + domain;
            HTTP.put(path, token, SELECT_NOOP).isProblem(404, "unknown-domain");
            HTTP.post(path + "/set-key", token, "{\"apiKey\":\"k\"}").isProblem(404, "unknown-domain");
            HTTP.call("DELETE", path + "/key", token, null).isProblem(404, "unknown-domain");
            HTTP.call("POST", path + "/test", token, null).isProblem(404, "unknown-domain");
            HTTP.call("PATCH", path + "/toggle", token, "{\"enabled\":true}").isProblem(404, "unknown-domain");
        }
    }

    @Test
    void put_unknownProvider_is404() {
        for (String slug : List.of("xero", "NOOP", "no op", "../noop")) {
            HTTP.put(ACCOUNTING, HTTP.owner("fresh"), "{\"providerSlug\":\"" + slug + "\"}")
                    .isProblem(404, "unknown-provider");
        }
    }

    @Test
    void anyDomainRoute_withoutProvider_is400() {
        String token = HTTP.owner("fresh");
        HTTP.call("PATCH", ACCOUNTING + "/toggle", token, "{\"enabled\":true}").isProblem(400, "provider-not-selected");
        HTTP.post(ACCOUNTING + "/set-key", token, "{\"apiKey\":\"k\"}").isProblem(400, "provider-not-selected");
        HTTP.call("POST", ACCOUNTING + "/test", token, null).isProblem(400, "provider-not-selected");
        HTTP.call("DELETE", ACCOUNTING + "/key", token, null).is(204);
    }

    @Test
    void domainFlow_fromSelectionToTest_isLogged() throws Exception {
        String token = HTTP.owner("flow");
        HTTP.put("/api/integrations/ACCOUNTING", token, SELECT_NOOP).is(200);
        HTTP.post(ACCOUNTING + "/set-key", token, "{\"apiKey\":\"sk_live_4eC39HqLyjWDarjtT1zdp7dc\"}")
                .is(204);
        JsonNode on = HTTP.call("PATCH", ACCOUNTING + "/toggle", token, "{\"enabled\":true}")
                .is(200)
                .json();
        JsonNode tested =
                HTTP.call("POST", ACCOUNTING + "/test", token, null).is(200).json();
        HTTP.call("DELETE", ACCOUNTING + "/key", token, null).is(204);
        HTTP.call("DELETE", ACCOUNTING + "/key", token, null).is(204);
        HTTP.call("PATCH", ACCOUNTING + "/toggle", token, "{\"enabled\":false}").is(200);

        assertThat(on.path("enabled").booleanValue()).isTrue();
        assertThat(on.path("keySuffix").asString()).isEqualTo("••••p7dc");
        assertThat(((ObjectNode) tested).remove("durationMillis").isIntegralNumber())
                .isTrue();
        assertThat(tested)
                .hasToString("{\"success\":true,\"outcome\":\"SIMULATED\",\"providerName\":\"noop\","
                        + "\"account\":null,\"failureKind\":null,\"errorMessage\":null}");
        assertThat(events("flow", "type"))
                .containsExactly(
                        "integration.configured",
                        "integration.key_set",
                        "integration.enabled",
                        "connection.test_started",
                        "integration.connection_tested",
                        "integration.key_removed",
                        "integration.disabled");
        assertThat(events("flow", "message || meta").toString()).doesNotContain("4eC39");
        assertThat(events("flow", "actor")).containsOnly("sam");
    }

    @Test
    void anyChange_ofAnotherVersionThanTheCallerRead_is412AndChangesNothing() throws Exception {
        String token = HTTP.owner("domain-if-match");
        HTTP.ifMatch("PUT", ACCOUNTING, token, "\"1\"", SELECT_NOOP).isProblem(412, "version-conflict");
        HTTP.put(ACCOUNTING, token, SELECT_NOOP).is(200);
        HTTP.ifMatch("PATCH", ACCOUNTING + "/toggle", token, "\"1\"", "{\"enabled\":true}")
                .is(200);
        List<String> before = events("domain-if-match", "type");

        for (String stale : List.of("\"1\"", "\"3\"", "\"of-others\"")) {
            Http.Answered refused = HTTP.ifMatch(
                            "PUT",
                            ACCOUNTING,
                            token,
                            stale,
                            "{\"providerSlug\":\"noop\",\"configJson\":{\"note\":\"b\"}}")
                    .isProblem(412, "version-conflict");
            assertThat(refused.header("ETag")).isEqualTo("\"2\"");
            HTTP.ifMatch("PATCH", ACCOUNTING + "/toggle", token, stale, "{\"enabled\":false}")
                    .isProblem(412, "version-conflict");
            HTTP.ifMatch("POST", ACCOUNTING + "/set-key", token, stale, "{\"apiKey\":\"a-key-of-acme\"}")
                    .isProblem(412, "version-conflict");
            HTTP.ifMatch("DELETE", ACCOUNTING + "/key", token, stale, null).isProblem(412, "version-conflict");
        }
        HTTP.ifMatch("PUT", ACCOUNTING, token, "*", SELECT_NOOP).isProblem(400, "invalid-if-match");

        assertThat(events("domain-if-match", "type")).isEqualTo(before);
        HTTP.ifMatch("POST", ACCOUNTING + "/set-key", token, "\"2\"", "{\"apiKey\":\"a-key-of-acme\"}")
                .is(204);
        HTTP.ifMatch("DELETE", ACCOUNTING + "/key", token, "\"3\"", null).is(204);
        HTTP.ifMatch("PUT", ACCOUNTING, token, "\"4\"", "{\"providerSlug\":\"noop\",\"configJson\":{\"note\":\"b\"}}")
                .is(200);
    }

    @Test
    void events_ofAnotherTenant_areNotSeen() throws Exception {
        HTTP.put(ACCOUNTING, HTTP.owner("eventful"), SELECT_NOOP).is(200);

        assertThat(events("eventful", "type")).isNotEmpty();
        assertThat(events("eventless", "type")).isEmpty();
        assertThat(HostUnderTest.shared().query("", "select type from keyport.event"))
                .isEmpty();
    }

    @Test
    void configuration_ofAnotherTenant_isNotSeen() {
        HTTP.readyTenant("seen");
        String foreign = HTTP.owner("unseeing");

        assertThat(HTTP.get("/api/integrations", foreign).body()).doesNotContain("noop");
        assertThat(HTTP.get("/api/org-settings", foreign).body()).doesNotContain("true");
    }

    @Test
    void set_keys_showAtMostFourCharacters() {
        String token = HTTP.readyTenant("suffix");
        Map.of("x".repeat(19), "••••", "0123456789abcdefWXYZ", "••••WXYZ", "  0123456789abcdefWXYZ ", "••••WXYZ")
                .forEach((key, suffix) -> {
                    HTTP.post(ACCOUNTING + "/set-key", token, "{\"apiKey\":\"" + key + "\"}")
                            .is(204);
                    assertThat(HTTP.get("/api/integrations", token)
                                    .json()
                                    .path(0)
                                    .path("keySuffix")
                                    .asString())
                            .isEqualTo(suffix);
                });
    }

    @Test
    void put_settings_changesWhatItNamesOnly() {
        String token = HTTP.owner("partial");
        HTTP.put("/api/org-settings", token, "{\"aiEnabled\":true}").is(200);
        HTTP.put("/api/org-settings", token, "{\"accountingEnabled\":true,\"aiEnabled\":null}")
                .is(200);

        assertThat(HTTP.get("/api/org-settings", token).body())
                .isEqualTo("{\"accountingEnabled\":true,\"aiEnabled\":true,\"documentSigningEnabled\":false}");
        HTTP.put("/api/org-settings", token, "{}").isProblem(400, "invalid-body");
    }

    private static List<String> events(String tenant, String column) throws Exception {
        return HostUnderTest.shared().query(tenant, "select " + column + " from keyport.event order by at");
    }
}
