package dev.keyport.host.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.host.PageServer;
import dev.keyport.host.http.Access;
import dev.keyport.host.settings.Login;
import dev.keyport.host.settings.OpenIdSettings;
import dev.keyport.host.token.ClaimNames;
import dev.keyport.host.token.SettableClock;
import dev.keyport.port.Secret;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which browsers may ask for a change: every combination of what says where a request comes from. */
class CrossSiteTest {

    private static final AtomicInteger CHANGES = new AtomicInteger();
    private static final PageRoute CHANGE =
            PageRoute.post("/settings/integrations/change", Access.USE, (context, who) -> {
                CHANGES.incrementAndGet();
                context.html("changed");
            });
    private static final List<@Nullable String> FETCH_SITES =
            Arrays.asList("same-origin", "same-site", "cross-site", "none", "Same-Origin", null);

    private static PageServer server;
    private static Browser browser;
    private static String token;

    @BeforeAll
    static void start() {
        server = PageServer.development(TestRing.KEYS, new SettableClock(), List.of(CHANGE));
        browser = new Browser(server.address());
        browser.post("/signin", Map.of("tenant", "acme", "subject", "alice", "role", "owner"))
                .is(303);
        token = TestRing.csrf(browser);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** 6 x 4 combinations of the two headers, each without a token, with another one and with the right one. */
    @TestFactory
    Stream<DynamicTest> change_anyCombination_isDoneOnlyFromOwnPage() {
        List<@Nullable String> origins = Arrays.asList(
                server.address(), "https://evil.example", server.address().replace("127.0.0.1", "localhost"), null);
        return FETCH_SITES.stream()
                .flatMap(site -> origins.stream()
                        .flatMap(origin -> Stream.of("", "another", token)
                                .map(sent -> DynamicTest.dynamicTest(
                                        site + " " + origin + " " + (sent.equals(token) ? "token" : sent),
                                        () -> assertChange(site, origin, sent)))));
    }

    private static void assertChange(@Nullable String site, @Nullable String origin, String sent) {
        boolean own = site == null ? server.address().equals(origin) : site.equals("same-origin");
        int before = CHANGES.get();

        Browser.Page page = browser.postBare(CHANGE.path(), Map.of("csrf", sent), headers(site, origin));

        boolean done = own && sent.equals(token);
        assertThat(page.response().statusCode()).isEqualTo(done ? 200 : 403);
        assertThat(CHANGES.get() - before).isEqualTo(done ? 1 : 0);
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

    @Test
    void change_tokenInTheHeader_isDone() {
        browser.post(CHANGE.path(), Map.of(), PageCaller.CSRF_HEADER, token).is(200);
    }

    @Test
    void change_tokenOfAnotherSession_isRefused() {
        Browser other = new Browser(server.address());
        other.post("/signin", Map.of("tenant", "acme", "subject", "bob", "role", "owner"))
                .is(303);

        assertThat(browser.post(CHANGE.path(), Map.of("csrf", TestRing.csrf(other)))
                        .is(403)
                        .html())
                .startsWith("form-expired");
    }

    @Test
    void change_withGet_isNotThere() {
        int before = CHANGES.get();

        browser.get(CHANGE.path()).is(404);

        assertThat(CHANGES.get()).isEqualTo(before);
    }

    @Test
    void signIn_fromAnotherSite_isRefused() {
        Map<String, String> form = Map.of("tenant", "acme", "subject", "mallory", "role", "owner");
        Browser fresh = new Browser(server.address());

        fresh.postAs("cross-site", "/signin", form).is(403);
        assertThat(fresh.cookies()).isEmpty();
        fresh.postAs("none", "/signin", form).is(303);
    }

    @Test
    void change_underTheNameOfTheSite_goesByItsOriginNotByTheHost() {
        OpenIdSettings settings = new OpenIdSettings(
                URI.create("https://Keyport.Example:443"),
                URI.create("https://id.example"),
                new Login("client", Secret.ofUtf8("secret")),
                "openid",
                ClaimNames.DEFAULT);
        try (PageServer production =
                PageServer.start(Optional.of(settings), TestRing.KEYS, new SettableClock(), List.of(CHANGE))) {
            Browser theirs = new Browser(production.address());
            theirs.postBare(CHANGE.path(), Map.of(), "Origin", production.address())
                    .is(403);
            theirs.postBare(CHANGE.path(), Map.of(), "Origin", "https://keyport.example")
                    .is(303);
        }
    }

    @Test
    void pageRoute_otherMethods_cannotBeMade() {
        for (HandlerType method : List.of(HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE)) {
            assertThatThrownBy(() -> new PageRoute(method, "/settings/a", Access.USE, CHANGE.action()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
