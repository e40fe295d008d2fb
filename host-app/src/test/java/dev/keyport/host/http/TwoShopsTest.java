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

/** Two shops go through the whole life of a connection, step by step beside each other. */
class TwoShopsTest {

    private static final String CONNECTIONS = "/api/integrations/connections";
    private static final String CUSTOMER = "{\"customerName\":\"Ada\"}";

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
    void wholeLifeOfAConnection_twoShopsBesideEachOther_eachSeesItsOwn() throws Exception {
        Shop packright = new Shop("packright", "za");
        Shop paintco = new Shop("paintco", "eu");
        List<Shop> shops = List.of(packright, paintco);

        shops.forEach(Shop::chooseAndConnect);
        shops.forEach(shop -> shop.refusesTheOther(shop == packright ? paintco : packright));
        shops.forEach(Shop::patch);
        shops.forEach(Shop::storeCredential);
        shops.forEach(Shop::test);
        shops.forEach(Shop::enableAndActivate);
        shops.forEach(Shop::use);
        packright.revoke();
        paintco.isStillThere();
        paintco.revoke();
        shops.forEach(Shop::delete);

        for (Shop shop : shops) {
            assertThat(HostUnderTest.shared()
                            .query(shop.name, "select type from keyport.event where actor = 'olga' order by at"))
                    .containsExactly(
                            "integration.flags_changed",
                            "connection.created",
                            "connection.created",
                            "connection.changed",
                            "integration.key_set",
                            "connection.test_started",
                            "integration.connection_tested",
                            "connection.health_changed",
                            "integration.enabled",
                            "connection.activated",
                            "connection.deactivated",
                            "integration.key_removed",
                            "integration.disabled",
                            "connection.deleted",
                            "connection.deleted");
            assertThat(HostUnderTest.shared().query(shop.name, "select e::text from keyport.event e"))
                    .noneMatch(event -> event.contains(shop.key));
        }
    }

    /** One shop: its owner configures, its manager looks, its employee uses. */
    private static final class Shop {

        private final String name;
        private final String region;
        private final String key;
        private final String owner;
        private final String manager;
        private final String employee;
        private String noop = "";
        private String regional = "";

        Shop(String name, String region) {
            this.name = name;
            this.region = region;
            this.key = "sk_live_0123456789_of_" + name;
            this.owner = token("olga", Role.OWNER);
            this.manager = token("max", Role.MANAGER);
            this.employee = token("emil", Role.MEMBER);
        }

        private String token(String person, Role role) {
            return host.token(name, person, role);
        }

        void chooseAndConnect() {
            http.put("/api/org-settings", owner, "{\"accountingEnabled\":true}").is(200);
            JsonNode catalog =
                    http.get("/api/integrations/catalog", owner).is(200).json().path("ACCOUNTING");
            assertThat(catalog.path(1).path("slug").asString()).isEqualTo("regional");
            assertThat(catalog.path(1).path("credentialKind").asString()).isEqualTo("api_key");
            assertThat(catalog.path(1).path("simulated").booleanValue()).isFalse();
            noop = connect("noop", "{}");
            regional = connect("regional", "{\"baseUrl\":\"https://" + region + ".regional.example\"}");
            assertThat(http.get(CONNECTIONS, manager).is(200).json()).hasSize(2);
            http.get(CONNECTIONS, employee).isProblem(403, "role-not-permitted");
            http.post(CONNECTIONS, manager, "{}").isProblem(403, "role-not-permitted");
        }

        private String connect(String provider, String config) {
            return http.post(
                            CONNECTIONS,
                            owner,
                            "{\"domain\":\"accounting\",\"providerSlug\":\"" + provider + "\",\"config\":" + config
                                    + "}")
                    .is(201)
                    .header("Location");
        }

        void refusesTheOther(Shop other) {
            http.get(other.regional, owner).isProblem(404, "unknown-connection");
            http.ifMatch("PATCH", other.regional, owner, "\"1\"", "{\"label\":\"mine\"}")
                    .isProblem(404, "unknown-connection");
            http.call("DELETE", other.regional, owner, null).isProblem(404, "unknown-connection");
            assertThat(http.get(CONNECTIONS, owner).body()).doesNotContain(other.region + ".regional.example");
        }

        void patch() {
            Http.Answered patched = http.ifMatch(
                            "PATCH", regional, owner, "\"1\"", "{\"label\":\"Books of " + name + "\"}")
                    .is(200);
            assertThat(patched.json().path("label").asString()).isEqualTo("Books of " + name);
            http.ifMatch("PATCH", regional, owner, "\"1\"", "{\"label\":\"late\"}")
                    .isProblem(412, "version-conflict");
        }

        void storeCredential() {
            http.call("POST", regional + "/enable", owner, null).isProblem(400, "credential-missing");
            http.post(regional + "/credential", owner, "{\"kind\":\"basic\",\"username\":\"u\",\"password\":\"p\"}")
                    .isProblem(400, "invalid-body");
            http.post(
                            regional + "/credential",
                            owner,
                            "{\"kind\":\"api_key\",\"value\":\"" + key + "\",\"scopes\":[\"books\"]}")
                    .is(204);
            JsonNode shown = http.get(regional, manager).json().path("credential");
            assertThat(shown.path("keySuffix").asString()).isEqualTo("••••" + key.substring(key.length() - 4));
            assertThat(shown.path("scopes").toString()).isEqualTo("[\"books\"]");
            assertThat(shown.path("setBy").asString()).isEqualTo("olga");
        }

        void test() {
            http.call("POST", regional + "/test", manager, null).isProblem(403, "role-not-permitted");
            JsonNode report =
                    http.call("POST", regional + "/test", owner, null).is(200).json();
            assertThat(report.path("account").asString()).isEqualTo("regional account");
            assertThat(report.path("durationMillis").isIntegralNumber()).isTrue();
            JsonNode after = http.get(regional, manager).json();
            assertThat(after.path("lastTest")).isEqualTo(report);
            assertThat(after.path("lastTestedAt").asString()).endsWith("Z");
        }

        void enableAndActivate() {
            assertThat(http.call("POST", regional + "/enable", owner, null)
                            .is(200)
                            .json()
                            .path("status")
                            .asString())
                    .isEqualTo("enabled");
            isRefused();
            assertThat(http.call("POST", regional + "/activate", owner, null)
                            .is(200)
                            .json()
                            .path("active")
                            .booleanValue())
                    .isTrue();
            assertThat(http.get(noop, manager).json().path("active").booleanValue())
                    .isFalse();
        }

        void use() {
            assertThat(outcome()).isEqualTo("CONFIRMED");
            assertThat(http.get("/api/integrations", owner)
                            .json()
                            .path(0)
                            .path("providerSlug")
                            .asString())
                    .isEqualTo("regional");
        }

        void revoke() {
            http.call("POST", regional + "/revoke", owner, null).is(204);
            JsonNode after = http.get(regional, manager).json();
            assertThat(after.path("credential").isNull()).isTrue();
            assertThat(after.path("enabled").booleanValue()).isFalse();
            isRefused();
        }

        void isStillThere() {
            use();
        }

        void delete() {
            http.call("DELETE", regional, owner, null).is(204);
            http.call("DELETE", noop, owner, null).is(204);
            assertThat(http.get(CONNECTIONS, owner).json()).isEmpty();
            assertThat(http.get("/api/integrations", owner)
                            .json()
                            .path(0)
                            .path("providerSlug")
                            .isNull())
                    .isTrue();
        }

        private void isRefused() {
            http.post("/api/accounting/customers", employee, CUSTOMER).isProblem(403, "connection-disabled");
        }

        private String outcome() {
            return http.post("/api/accounting/customers", employee, CUSTOMER)
                    .is(200)
                    .json()
                    .path("outcome")
                    .asString();
        }
    }
}
