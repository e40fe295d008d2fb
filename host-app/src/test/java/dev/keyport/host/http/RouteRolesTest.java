package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.HostUnderTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Who may do what: every role, on every route, in the own tenant and with what belongs to another one. Made from the routes of the
 * host: one that has no rule here fails.
 */
@Tag("slow")
class RouteRolesTest {

    private static final Http HTTP = Http.SHARED;
    private static final String OWN = RouteExample.TENANT;
    private static final String OTHER = "routes-stranger";

    private static final String PATCH = "PATCH /api/integrations/connections/{id}";
    private static final String DELETE = "DELETE /api/integrations/connections/{id}";

    private static final Set<String> ALL = Set.of("owner", "admin", "manager", "member");
    private static final Set<String> VIEWERS = Set.of("owner", "admin", "manager");
    private static final Set<String> ADMINISTRATORS = Set.of("owner", "admin");

    /**
     * What a route answers to those who may call it.
     *
     * @param own in the own tenant
     * @param stranger when the path names what belongs to another tenant; null when it names nothing that belongs to one
     */
    private record Rule(
            Set<String> roles, int own, @Nullable Integer stranger) {}

    private static Rule rule(Set<String> roles, int own) {
        return new Rule(roles, own, null);
    }

    private static final Map<String, Rule> RULES = Map.ofEntries(
            Map.entry("GET /api/integrations", rule(ADMINISTRATORS, 200)),
            Map.entry("GET /api/integrations/providers", rule(ADMINISTRATORS, 200)),
            Map.entry("GET /api/integrations/catalog", rule(ADMINISTRATORS, 200)),
            Map.entry("PUT /api/integrations/{domain}", rule(ADMINISTRATORS, 200)),
            Map.entry("POST /api/integrations/{domain}/set-key", rule(ADMINISTRATORS, 204)),
            Map.entry("DELETE /api/integrations/{domain}/key", rule(ADMINISTRATORS, 204)),
            Map.entry("POST /api/integrations/{domain}/test", rule(ADMINISTRATORS, 200)),
            Map.entry("PATCH /api/integrations/{domain}/toggle", rule(ADMINISTRATORS, 200)),
            Map.entry("GET /api/integrations/connections", rule(VIEWERS, 200)),
            Map.entry("POST /api/integrations/connections", rule(ADMINISTRATORS, 409)),
            Map.entry("GET /api/integrations/connections/{id}", new Rule(VIEWERS, 200, 404)),
            Map.entry(PATCH, new Rule(ADMINISTRATORS, 200, 404)),
            Map.entry(DELETE, new Rule(ADMINISTRATORS, 404, 404)),
            Map.entry("POST /api/integrations/connections/{id}/enable", new Rule(ADMINISTRATORS, 200, 404)),
            Map.entry("POST /api/integrations/connections/{id}/disable", new Rule(ADMINISTRATORS, 200, 404)),
            Map.entry("POST /api/integrations/connections/{id}/activate", new Rule(ADMINISTRATORS, 200, 404)),
            Map.entry("POST /api/integrations/connections/{id}/test", new Rule(ADMINISTRATORS, 200, 404)),
            Map.entry("POST /api/integrations/connections/{id}/credential", new Rule(ADMINISTRATORS, 204, 404)),
            Map.entry("POST /api/integrations/connections/{id}/revoke", new Rule(ADMINISTRATORS, 204, 404)),
            Map.entry("POST /api/integrations/connections/{id}/actions/{capability}", new Rule(ALL, 202, 404)),
            Map.entry("GET /api/integrations/uses", rule(ALL, 200)),
            Map.entry("GET /api/integrations/jobs", rule(ALL, 200)),
            Map.entry("GET /api/integrations/jobs/{id}", new Rule(ALL, 200, 404)),
            Map.entry("GET /api/integrations/jobs/{id}/items", new Rule(VIEWERS, 200, 404)),
            Map.entry("POST /api/integrations/jobs/{id}/cancel", new Rule(ADMINISTRATORS, 409, 404)),
            Map.entry("GET /api/integrations/events", rule(VIEWERS, 200)),
            Map.entry("GET /api/integrations/events/export.csv", rule(ADMINISTRATORS, 200)),
            Map.entry("GET /api/org-settings", rule(ADMINISTRATORS, 200)),
            Map.entry("PUT /api/org-settings", rule(ADMINISTRATORS, 200)),
            Map.entry("POST /api/accounting/invoices", rule(ALL, 200)),
            Map.entry("POST /api/accounting/customers", rule(ALL, 200)),
            Map.entry("POST /api/ai/text", rule(ALL, 200)),
            Map.entry("POST /api/ai/summaries", rule(ALL, 200)),
            Map.entry("POST /api/ai/categories", rule(ALL, 200)),
            Map.entry("POST /api/signing/requests", rule(ALL, 200)),
            Map.entry("GET /api/signing/requests/{reference}", rule(ALL, 200)),
            Map.entry("GET /api/signing/requests/{reference}/document", rule(ALL, 200)),
            Map.entry("POST /api/payments", rule(ALL, 200)),
            Map.entry("GET /api/payments/{reference}", rule(ALL, 200)),
            Map.entry("POST /api/payments/{reference}/refunds", rule(VIEWERS, 200)),
            Map.entry("POST /api/notifications", rule(ALL, 200)),
            Map.entry("POST /api/documents/<key>/upload-url", new Rule(ALL, 200, 404)),
            Map.entry("POST /api/documents/<key>/download-url", new Rule(ALL, 200, 404)),
            Map.entry("PUT /api/documents/<key>", new Rule(ALL, 204, 404)),
            Map.entry("GET /api/documents/<key>", new Rule(ALL, 200, 404)),
            Map.entry("DELETE /api/documents/<key>", new Rule(ALL, 204, 404)));

    @BeforeAll
    static void prepare() {
        HTTP.readyTenant(OWN);
        HTTP.readyTenant(OTHER);
        for (String tenant : List.of(OWN, OTHER)) {
            String owner = HTTP.owner(tenant);
            HTTP.post(
                    "/api/integrations/connections", owner, "{\"domain\":\"notification\",\"providerSlug\":\"noop\"}");
            for (JsonNode connection :
                    HTTP.get("/api/integrations/connections", owner).is(200).json()) {
                HTTP.call(
                                "POST",
                                "/api/integrations/connections/"
                                        + connection.path("id").asString() + "/enable",
                                owner,
                                null)
                        .is(200);
            }
        }
    }

    @Test
    void rules_areThoseOfTheRoutes_noMoreAndNoLess() {
        assertThat(new TreeSet<>(RULES.keySet()))
                .isEqualTo(new TreeSet<>(
                        RouteExample.all().stream().map(RouteExample::name).toList()));
    }

    @TestFactory
    Stream<DynamicTest> route_asEveryRole_inTheOwnTenant() {
        return each((example, rule, role) -> {
            int before = refusals().size();
            Http.Answered answered = send(example, HTTP.token(OWN, role)).isGuarded();
            if (rule.roles.contains(role)) {
                assertThat(answered.status()).as(answered.body()).isEqualTo(rule.own);
                assertThat(refusals()).hasSize(before);
            } else {
                answered.isProblem(403, "role-not-permitted");
                assertThat(refusals()).hasSize(before + 1).first().isEqualTo(refusal(example));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> route_asEveryRole_withWhatBelongsToAnotherTenant() {
        return each((example, rule, role) -> {
            leaveNothingToSweep();
            TenantFootprint before = TenantFootprint.of(HostUnderTest.shared(), OWN);
            Http.Answered answered =
                    sendAsStranger(example, HTTP.token(OTHER, role)).isGuarded();

            if (!rule.roles.contains(role)) {
                answered.isProblem(403, "role-not-permitted");
            } else if (rule.stranger == null) {
                assertThat(answered.status()).as(answered.body()).isEqualTo(rule.own);
            } else {
                assertThat(answered.status()).as(answered.body()).isEqualTo(rule.stranger);
            }
            assertThat(TenantFootprint.of(HostUnderTest.shared(), OWN)).isEqualTo(before);
        });
    }

    @Test
    void role_thatIsNoPersons_cannotBeHadByAToken() {
        for (String role : List.of("system", "SYSTEM", "root", "keyport_owner", "owner,admin")) {
            HTTP.call(
                            "POST",
                            "/dev/tokens",
                            null,
                            "{\"tenant\":\"" + OWN + "\",\"subject\":\"sam\",\"role\":\"" + role + "\"}")
                    .isProblem(400, "invalid-body");
        }
    }

    /** How the log tells of it: in full what the host itself refuses, by its name what a capability does. */
    private static String refusal(RouteExample example) {
        return example.route().access() == Access.USE
                ? "capability.refused warning sam"
                : "access.refused warning sam " + example.route().method() + " "
                        + example.route().path();
    }

    /** What the log tells of them, the newest first. */
    private static List<String> refusals() throws Exception {
        return HostUnderTest.shared()
                .query(
                        OWN,
                        "select concat_ws(' ', type, level, actor, meta->>'method', meta->>'path') from keyport.event"
                                + " where type in ('access.refused', 'capability.refused')"
                                + " and at >= 'yesterday' and at < 'tomorrow' order by at desc");
    }

    private interface Check {
        void accept(RouteExample example, Rule rule, String role) throws Exception;
    }

    private static Stream<DynamicTest> each(Check check) {
        return RouteExample.all().stream()
                .filter(example -> RULES.containsKey(example.name()))
                .flatMap(example -> ALL.stream()
                        .sorted()
                        .map(role -> DynamicTest.dynamicTest(example.name() + " as " + role, () -> {
                            RouteExample.ready();
                            prepare(example);
                            check.accept(example, Objects.requireNonNull(RULES.get(example.name())), role);
                        })));
    }

    /** What is due to be deleted of replaced keys would change by itself. */
    private static void leaveNothingToSweep() throws Exception {
        try (Connection superuser = HostUnderTest.shared().superuser();
                Statement statement = superuser.createStatement()) {
            statement.executeUpdate(
                    "update keyport.connection set credential_previous_until = null where tenant_id = '" + OWN + "'");
        }
    }

    private static void prepare(RouteExample example) throws Exception {
        if (example.path().startsWith("/api/documents/")
                || Files.notExists(HostUnderTest.shared().documents(OWN))) {
            putDocument(HTTP.owner(OWN));
        }
        if (example.path().endsWith("/test")) {
            forgetTests();
        }
    }

    /** A tenant may start a few tests a minute. */
    private static void forgetTests() throws Exception {
        try (Connection superuser = HostUnderTest.shared().superuser();
                Statement statement = superuser.createStatement()) {
            statement.executeUpdate(
                    "delete from keyport.event where type = 'connection.test_started' and tenant_id in ('" + OWN
                            + "', '" + OTHER + "')");
        }
    }

    /** An own connection that is deleted is missed by other examples; one of another tenant cannot be deleted. */
    private static Http.Answered sendAsStranger(RouteExample example, String token) {
        return example.name().equals(DELETE)
                ? HTTP.call("DELETE", RouteExample.CONNECTION, token, null)
                : send(example, token);
    }

    private static Http.Answered send(RouteExample example, String token) {
        if (example.name().equals(PATCH)) {
            String version = HTTP.get(RouteExample.CONNECTION, HTTP.owner(OWN)).header("ETag");
            return HTTP.ifMatch("PATCH", RouteExample.CONNECTION, token, version, String.valueOf(example.body()));
        }
        return example.name().equals("PUT /api/documents/<key>") ? putDocument(token) : example.send(token);
    }

    private static Http.Answered putDocument(String token) {
        return HTTP.send(
                "PUT",
                "/api/documents/org/" + OWN + "/example.pdf",
                token,
                "application/pdf",
                BodyPublishers.ofString("%PDF"));
    }
}
