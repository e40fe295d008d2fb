package dev.keyport.host.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.HostUnderTest;
import dev.keyport.host.http.Access;
import dev.keyport.host.http.Http;
import io.javalin.http.HandlerType;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Who may do what with pages: every role and nobody, on every page, in the own tenant and with what belongs to another one; and
 * which browsers may change something. Made from the pages of the host: one that has no rule here fails.
 */
class PageRoutesTest {

    private static final String OWN = "pages-own";
    private static final String OTHER = "pages-stranger";
    private static final String ORIGIN =
            "http://127.0.0.1:" + HostUnderTest.shared().port();

    private static final Set<String> ALL = Set.of("owner", "admin", "manager", "member");

    /**
     * What a page answers to those who may see or use it.
     *
     * @param form what it is sent, besides the token
     * @param own in the own tenant
     * @param stranger when the path names what belongs to another tenant; null when it names nothing that belongs to one
     */
    private record Rule(
            Set<String> roles,
            Map<String, String> form,
            int own,
            @Nullable Integer stranger) {}

    private static final Set<String> VIEW = Set.of("owner", "admin", "manager");
    private static final Set<String> CONFIGURE = Set.of("owner", "admin");
    private static final String PAGE = " /settings/integrations";

    /** A change without the version that it was made for is refused with 412, when there is something to change. */
    private static final Map<String, Rule> RULES = Map.ofEntries(
            Map.entry("GET" + PAGE, new Rule(ALL, Map.of(), 200, null)),
            Map.entry("GET" + PAGE + "/domains/{domain}", new Rule(CONFIGURE, Map.of(), 200, null)),
            Map.entry("POST" + PAGE + "/domains/{domain}", new Rule(CONFIGURE, Map.of("provider", "noop"), 412, null)),
            Map.entry("POST" + PAGE + "/domains/{domain}/flag", new Rule(CONFIGURE, Map.of("on", "true"), 303, null)),
            Map.entry("GET" + PAGE + "/connections", new Rule(VIEW, Map.of(), 200, null)),
            Map.entry(
                    "POST" + PAGE + "/connections",
                    new Rule(CONFIGURE, Map.of("provider", "accounting/noop"), 409, null)),
            Map.entry("GET" + PAGE + "/connections/new", new Rule(CONFIGURE, Map.of(), 200, null)),
            Map.entry("GET" + PAGE + "/connections/{id}", new Rule(VIEW, Map.of(), 200, 404)),
            Map.entry("POST" + PAGE + "/connections/{id}", new Rule(CONFIGURE, Map.of("label", "Shop"), 412, 404)),
            Map.entry("POST" + PAGE + "/connections/{id}/test", new Rule(CONFIGURE, Map.of(), 303, 404)),
            Map.entry("POST" + PAGE + "/connections/{id}/switch", new Rule(CONFIGURE, Map.of("on", "true"), 412, 404)),
            Map.entry("POST" + PAGE + "/connections/{id}/activate", new Rule(CONFIGURE, Map.of(), 412, 404)),
            // the simulation takes no key
            Map.entry("GET" + PAGE + "/connections/{id}/key", new Rule(CONFIGURE, Map.of(), 404, 404)),
            Map.entry("POST" + PAGE + "/connections/{id}/key", new Rule(CONFIGURE, Map.of("value", "a-key"), 404, 404)),
            Map.entry("GET" + PAGE + "/connections/{id}/key/remove", new Rule(CONFIGURE, Map.of(), 200, 404)),
            Map.entry("POST" + PAGE + "/connections/{id}/key/remove", new Rule(CONFIGURE, Map.of(), 412, 404)),
            Map.entry("GET" + PAGE + "/connections/{id}/delete", new Rule(CONFIGURE, Map.of(), 200, 404)),
            Map.entry("POST" + PAGE + "/connections/{id}/delete", new Rule(CONFIGURE, Map.of(), 412, 404)),
            Map.entry("GET" + PAGE + "/events", new Rule(VIEW, Map.of(), 200, null)),
            Map.entry("GET" + PAGE + "/events/export.csv", new Rule(CONFIGURE, Map.of(), 200, null)));

    private static final Map<String, Browser> SIGNED_IN = new HashMap<>();
    private static final Map<String, String> CONNECTIONS = new HashMap<>();

    @BeforeAll
    static void prepare() {
        for (String tenant : List.of(OWN, OTHER)) {
            String token = Http.SHARED.readyTenant(tenant);
            CONNECTIONS.put(
                    tenant,
                    Http.SHARED
                            .get("/api/integrations/connections", token)
                            .is(200)
                            .json()
                            .path(0)
                            .path("id")
                            .asString());
            ALL.forEach(role -> SIGNED_IN.put(tenant + role, signedIn(tenant, role)));
        }
    }

    private static Browser signedIn(String tenant, String role) {
        Browser browser = new Browser(ORIGIN);
        browser.post("/signin", Map.of("tenant", tenant, "subject", "sam", "role", role))
                .is(303);
        return browser;
    }

    @Test
    void rules_areThoseOfThePages_noMoreAndNoLess() {
        assertThat(new TreeSet<>(RULES.keySet())).isEqualTo(new TreeSet<>(routes().keySet()));
    }

    @TestFactory
    Stream<DynamicTest> page_asEveryRole_inTheOwnTenant() {
        return each((route, rule, role) ->
                assertThat(status(OWN, route, rule, role, OWN)).isEqualTo(rule.roles.contains(role) ? rule.own : 403));
    }

    @TestFactory
    Stream<DynamicTest> page_asEveryRole_withWhatBelongsToAnotherTenant() {
        return each((route, rule, role) -> {
            Integer stranger = rule.stranger == null ? Integer.valueOf(rule.own) : rule.stranger;
            assertThat(status(OTHER, route, rule, role, OWN)).isEqualTo(rule.roles.contains(role) ? stranger : 403);
        });
    }

    @TestFactory
    Stream<DynamicTest> page_asNobody_leadsToSignIn() {
        return routes().values().stream()
                .map(route -> DynamicTest.dynamicTest(name(route), () -> {
                    Browser nobody = new Browser(ORIGIN);
                    Browser.Page page = route.method().equals(HandlerType.POST)
                            ? nobody.post(path(route, OWN), Map.of())
                            : nobody.get(path(route, OWN));
                    assertThat(page.leadsTo()).startsWith("/signin?next=%2Fsettings%2F");
                }));
    }

    @Test
    void events_ofATeam_areShownWhateverTheirDetailsMean() throws Exception {
        String tenant = "pages-own-events";
        try (Connection superuser = HostUnderTest.shared().superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(
                    "insert into keyport.event (tenant_id, level, type, message, actor, meta) values ('" + tenant
                            + "', 'info', 'shop.opened', 'The shop is open.', 'sam',"
                            + " '{\"domain\":\"shop.example\",\"providerSlug\":\"No Slug\",\"capability\":\"opening hours\"}')");
        }

        assertThat(signedIn(tenant, "owner")
                        .get("/settings/integrations/events")
                        .is(200)
                        .html())
                .contains("The shop is open.", "opening hours");
    }

    @Test
    void unknownAddress_ofSomebodySignedIn_keepsTheWayBack() {
        assertThat(signedIn(OWN, "owner")
                        .get("/settings/integrations/nothing")
                        .is(404)
                        .html())
                .contains("id=\"signout\"");
        assertThat(new Browser(ORIGIN)
                        .get("/settings/integrations/nothing")
                        .is(404)
                        .html())
                .doesNotContain("id=\"signout\"");
    }

    @Test
    void switch_neitherOnNorOff_is400AndChangesNothing() {
        Browser owner = signedIn(OWN, "owner");
        String token = TestRing.csrf(owner, HostUnderTest.shared().keys());
        String connection = "/settings/integrations/connections/" + CONNECTIONS.get(OWN) + "/switch";
        for (String path : List.of("/settings/integrations/domains/accounting/flag", connection)) {
            for (Map<String, String> form : List.of(Map.of("csrf", token, "on", "yes"), Map.of("csrf", token))) {
                owner.post(path, form).is(400);
            }
        }
        assertThat(Http.SHARED
                        .get("/api/org-settings", Http.SHARED.owner(OWN))
                        .json()
                        .path("accountingEnabled")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void api_withTheCookieOfASession_asksForAToken() {
        Browser owner = Objects.requireNonNull(SIGNED_IN.get(OWN + "owner"));

        owner.get("/api/integrations").is(401);
        owner.post("/api/integrations/accounting/test", Map.of()).is(401);
    }

    /** 6 x 4 combinations of what says where a request comes from, with the token and without; none of them may act. */
    @TestFactory
    Stream<DynamicTest> change_fromAnywhereElse_isRefused() {
        PageRoute signOut = PageRoute.post("/signout", Access.USE, (context, who) -> {});
        return Stream.concat(routes().values().stream(), Stream.of(signOut))
                .filter(route -> route.method().equals(HandlerType.POST))
                .map(route -> DynamicTest.dynamicTest(name(route), () -> {
                    Browser owner = signedIn(OWN, "owner");
                    String token = TestRing.csrf(owner, HostUnderTest.shared().keys());
                    for (String site : sites()) {
                        for (String origin : origins()) {
                            boolean own = site == null ? ORIGIN.equals(origin) : site.equals("same-origin");
                            for (String sent : own ? List.of("", "another") : List.of("", "another", token)) {
                                owner.postBare(path(route, OWN), Map.of("csrf", sent), headers(site, origin))
                                        .is(403);
                            }
                        }
                    }
                }));
    }

    private static List<@Nullable String> sites() {
        return Arrays.asList("same-origin", "same-site", "cross-site", "none", "Same-Origin", null);
    }

    private static List<@Nullable String> origins() {
        return Arrays.asList(ORIGIN, "https://evil.example", ORIGIN.replace("127.0.0.1", "localhost"), null);
    }

    private static String[] headers(@Nullable String site, @Nullable String origin) {
        List<String> headers = new ArrayList<>();
        if (site != null) {
            headers.addAll(List.of("Sec-Fetch-Site", site));
        }
        if (origin != null) {
            headers.addAll(List.of("Origin", origin));
        }
        return headers.toArray(String[]::new);
    }

    private static int status(String tenant, PageRoute route, Rule rule, String role, String owner) {
        Browser browser = Objects.requireNonNull(SIGNED_IN.get(tenant + role));
        if (route.method().equals(HandlerType.GET)) {
            return browser.get(path(route, owner)).response().statusCode();
        }
        Map<String, String> form = new HashMap<>(rule.form);
        form.put(
                PageCaller.CSRF_FIELD,
                TestRing.csrf(browser, HostUnderTest.shared().keys()));
        return browser.post(path(route, owner), form).response().statusCode();
    }

    private interface Check {
        void accept(PageRoute route, Rule rule, String role);
    }

    private static Stream<DynamicTest> each(Check check) {
        return routes().entrySet().stream()
                .filter(route -> RULES.containsKey(route.getKey()))
                .flatMap(route -> ALL.stream()
                        .sorted()
                        .map(role -> DynamicTest.dynamicTest(
                                route.getKey() + " as " + role,
                                () -> check.accept(
                                        route.getValue(), Objects.requireNonNull(RULES.get(route.getKey())), role))));
    }

    private static Map<String, PageRoute> routes() {
        Map<String, PageRoute> routes = new TreeMap<>();
        HostUnderTest.shared().pages().forEach(route -> routes.put(name(route), route));
        return routes;
    }

    private static String name(PageRoute route) {
        return route.method() + " " + route.path();
    }

    private static String path(PageRoute route, String owner) {
        return route.path()
                .replace("{domain}", "accounting")
                .replace("{id}", Objects.requireNonNull(CONNECTIONS.get(owner)));
    }
}
