package dev.keyport.host.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.PageServer;
import dev.keyport.host.settings.Login;
import dev.keyport.host.settings.OpenIdSettings;
import dev.keyport.host.signin.FakeOpenIdProvider.Fault;
import dev.keyport.host.token.ClaimNames;
import dev.keyport.host.token.SettableClock;
import dev.keyport.port.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sign-in with a provider, and everything that one can do wrong. */
class OpenIdSignInTest {

    private static final String PAGE = "https://keyport.example";
    private static final String REDIRECT = PAGE + "/signin/callback";
    private static final String NEXT = "/settings/integrations/who?tab=2";

    private static final SettableClock CLOCK = new SettableClock();

    private static FakeOpenIdProvider provider;
    private static PageServer server;
    private Browser browser;

    @BeforeAll
    static void start() throws IOException {
        provider = FakeOpenIdProvider.start(REDIRECT, CLOCK);
        server = serve(provider, FakeOpenIdProvider.SECRET);
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
    }

    @BeforeEach
    void doRight() {
        provider.right();
        browser = new Browser(server.address());
    }

    private static PageServer serve(FakeOpenIdProvider at, String secret) {
        OpenIdSettings settings = new OpenIdSettings(
                URI.create(PAGE),
                at.issuer(),
                new Login(FakeOpenIdProvider.CLIENT, Secret.ofUtf8(secret)),
                "openid profile",
                ClaimNames.DEFAULT);
        return PageServer.start(Optional.of(settings), TestRing.KEYS, CLOCK, List.of(WhoPage.ROUTE));
    }

    @Test
    void signIn_userOfTheProvider_comesBackToThePageThatWasAskedFor() {
        assertThat(browser.get(NEXT).leadsTo()).isEqualTo("/signin?next=%2Fsettings%2Fintegrations%2Fwho%3Ftab%3D2");

        Browser.Page back = signIn();

        assertThat(back.leadsTo()).isEqualTo(NEXT);
        assertThat(browser.get(NEXT).is(200).html()).isEqualTo("acme alice ADMIN Alice Ångström");
    }

    @Test
    void signIn_overTls_setsHostCookiesOnly() {
        URI away = leave();
        assertThat(browser.cookies()).containsOnlyKeys("__Host-keyport-signin");

        List<String> cookies = callback(away).response().headers().allValues("Set-Cookie");

        assertThat(cookies)
                .hasSize(2)
                .allSatisfy(cookie ->
                        assertThat(cookie).startsWith("__Host-").contains("; Path=/; HttpOnly; SameSite=Lax; Secure"));
        assertThat(browser.cookies()).containsOnlyKeys("__Host-keyport");
    }

    @Test
    void signIn_nothingOfIt_isReadableInTheCookies() {
        URI away = leave();
        String kept = browser.cookie("__Host-keyport-signin");
        callback(away);

        assertThat(Stream.of(kept, browser.cookie("__Host-keyport")).map(TestRing::everyPart))
                .allSatisfy(text -> assertThat(text).doesNotContain("alice", "acme", "verifier", "nonce"));
    }

    @Test
    void signIn_providerThatTakesTheSecretInTheBody_getsItThere() throws IOException {
        try (FakeOpenIdProvider other =
                        FakeOpenIdProvider.start(REDIRECT, CLOCK).secretsInBody();
                PageServer pages = serve(other, FakeOpenIdProvider.SECRET)) {
            browser = new Browser(pages.address());

            assertThat(signIn().leadsTo()).isEqualTo(NEXT);
        }
    }

    @Test
    void comeBack_keysOfTheProviderAreOutOfReach_isAPageAndNoSession() throws IOException {
        try (FakeOpenIdProvider other =
                        FakeOpenIdProvider.start(REDIRECT, CLOCK).with(Fault.KEYS_FAIL);
                PageServer pages = serve(other, FakeOpenIdProvider.SECRET)) {
            browser = new Browser(pages.address());

            assertThat(signIn().is(503).html()).startsWith("sign-in-unavailable");
            assertNobodyIsSignedIn();
        }
    }

    @Test
    void leave_providerThatIsWrongOrDown_isAPageUntilItIsRight() throws IOException {
        int port;
        try (FakeOpenIdProvider other =
                        FakeOpenIdProvider.start(REDIRECT, CLOCK).with(Fault.DESCRIPTION_FAILS);
                PageServer pages = serve(other, FakeOpenIdProvider.SECRET)) {
            port = other.issuer().getPort();
            browser = new Browser(pages.address());
            assertUnavailable();
            other.right().with(Fault.DESCRIBES_ANOTHER_ISSUER);
            CLOCK.advance(Duration.ofSeconds(5));
            assertUnavailable();
            other.close();
            CLOCK.advance(Duration.ofSeconds(5));
            assertUnavailable();
            try (FakeOpenIdProvider again = FakeOpenIdProvider.start(REDIRECT, CLOCK, port)) {
                assertUnavailable();
                CLOCK.advance(Duration.ofSeconds(5));
                assertThat(signIn().leadsTo()).as(again.issuer().toString()).isEqualTo(NEXT);
            }
        }
    }

    private void assertUnavailable() {
        assertThat(browser.get("/signin").is(503).html()).startsWith("sign-in-unavailable");
    }

    @ParameterizedTest
    @CsvSource({
        "USER_CANCELS, 403, sign-in-refused",
        "ANSWERS_AS_ANOTHER_ISSUER, 502, sign-in-invalid",
        "TOKEN_ENDPOINT_FAILS, 503, sign-in-unavailable",
        "NO_ID_TOKEN, 502, sign-in-invalid",
        "SIGNS_WITH_UNKNOWN_KEY, 502, sign-in-invalid",
        "UNSIGNED, 502, sign-in-invalid",
        "SENDS_AN_ACCESS_TOKEN, 502, sign-in-invalid"
    })
    void comeBack_providerThatIsWrong_isAPageAndNoSession(Fault fault, int status, String code) {
        provider.with(fault);

        assertThat(signIn().is(status).html()).startsWith(code);
        assertNobodyIsSignedIn();
    }

    static Stream<Consumer<Map<String, Object>>> wrongClaims() {
        return Stream.of(
                claims -> claims.put("nonce", "another"),
                claims -> claims.remove("nonce"),
                claims -> claims.put("aud", "another"),
                claims -> claims.put("aud", List.of(FakeOpenIdProvider.CLIENT, "another")),
                claims -> claims.put("azp", "another"),
                claims -> claims.put("iss", "https://evil.example"),
                claims -> claims.put("exp", CLOCK.instant().getEpochSecond() - 61),
                claims -> claims.remove("exp"),
                claims -> claims.remove("iat"),
                claims -> claims.put("iat", CLOCK.instant().getEpochSecond() + 61));
    }

    @ParameterizedTest
    @MethodSource("wrongClaims")
    void comeBack_idTokenThatIsNotForThisSignIn_isAPageAndNoSession(Consumer<Map<String, Object>> change) {
        provider.withClaims(change);

        assertThat(signIn().is(502).html()).startsWith("sign-in-invalid");
        assertNobodyIsSignedIn();
    }

    static Stream<Consumer<Map<String, Object>>> nobodys() {
        return Stream.of(
                claims -> claims.remove("tenant"),
                claims -> claims.put("tenant", "../other"),
                claims -> claims.remove("role"),
                claims -> claims.put("role", "system"),
                claims -> claims.put("role", List.of("offline_access", "system", 7)),
                claims -> claims.put("tenant", List.of("acme")));
    }

    @ParameterizedTest
    @MethodSource("nobodys")
    void comeBack_userWithoutTenantOrRole_isToldSo(Consumer<Map<String, Object>> change) {
        provider.withClaims(change);

        assertThat(signIn().is(403).html()).startsWith("sign-in-without-role");
        assertNobodyIsSignedIn();
    }

    @Test
    void comeBack_wrongClientSecret_isAPageWithoutIt() {
        try (PageServer pages = serve(provider, "wrong-secret-4712")) {
            browser = new Browser(pages.address());

            assertThat(signIn().is(502).html()).doesNotContain("4712");
        }
    }

    @Test
    void comeBack_anotherState_isRefusedAndTheRightOneStillWorks() {
        URI away = leave();
        String back = browser.follow(away);

        browser.get(back.replaceAll("state=[^&]+", "state=another")).is(400);
        browser.get(back.replaceAll("&state=[^&]+", "")).is(400);
        assertNobodyIsSignedIn();
        assertThat(browser.get(back).leadsTo()).isEqualTo(NEXT);
    }

    @Test
    void comeBack_inEveryTab_worksWhereverOneBegan() {
        String first = browser.follow(leave());
        String second = browser.follow(leave());
        String third = browser.follow(leave());

        for (String back : List.of(second, first, third)) {
            assertThat(browser.get(back).leadsTo()).isEqualTo(NEXT);
            browser.get(back).is(400);
        }
        assertThat(browser.cookies()).containsOnlyKeys("__Host-keyport");
    }

    @Test
    void comeBack_afterFourOthersBegan_isRefusedAndTheirsWork() {
        String first = browser.follow(leave());
        List<String> others =
                Stream.generate(() -> browser.follow(leave())).limit(4).toList();

        browser.get(first).is(400);
        assertThat(browser.cookie("__Host-keyport-signin")).hasSizeLessThan(3_800);
        assertThat(others)
                .allSatisfy(back -> assertThat(browser.get(back).leadsTo()).isEqualTo(NEXT));
    }

    @Test
    void comeBack_rolesAsAList_takesTheOneThatMayMost() {
        provider.withClaims(claims -> claims.put("role", List.of("offline_access", "member", "shop_manager")));

        signIn();

        assertThat(browser.get(NEXT).is(200).html()).startsWith("acme alice ADMIN");
    }

    @Test
    void comeBack_inAnotherBrowser_isRefused() {
        String back = browser.follow(leave());

        Browser other = new Browser(server.address());
        assertThat(other.get(back).is(400).html()).startsWith("sign-in-expired");
        other.get("/signin").is(303);
        other.get(back).is(400);
    }

    @Test
    void comeBack_twice_isRefusedHereAndAtTheProvider() {
        URI away = leave();
        String kept = browser.cookie("__Host-keyport-signin");
        String back = browser.follow(away);
        browser.get(back).is(303);

        browser.get(back).is(400);

        browser.cookies().put("__Host-keyport-signin", kept);
        assertThat(browser.get(back).is(400).html()).startsWith("sign-in-expired");
    }

    @Test
    void comeBack_codeOfAnotherSignIn_isRefusedByItsVerifier() {
        String first = browser.follow(leave());
        URI away = leave();
        String second = browser.follow(away);
        String mixed = second.replaceAll("code=[^&]+", "code=" + first.replaceAll(".*code=([^&]+).*", "$1"));

        browser.get(mixed).is(400);
        assertNobodyIsSignedIn();
    }

    @Test
    void comeBack_afterTenMinutes_isRefused() {
        String back = browser.follow(leave());
        CLOCK.advance(Duration.ofMinutes(10));

        assertThat(browser.get(back).is(400).html()).startsWith("sign-in-expired");
    }

    @Test
    void comeBack_sessionCookieAsAttempt_isRefused() {
        signIn();
        String session = browser.cookie("__Host-keyport");
        String back = browser.follow(leave());
        browser.cookies().put("__Host-keyport-signin", session);

        browser.get(back).is(400);
    }

    @Test
    void next_toAnotherSite_leadsToTheFirstPage() {
        URI away = URI.create(
                browser.get("/signin?next=https://evil.example/settings/").leadsTo());

        assertThat(callback(away).leadsTo()).isEqualTo("/settings/integrations");
    }

    private URI leave() {
        return URI.create(browser.get("/signin?next=%2Fsettings%2Fintegrations%2Fwho%3Ftab%3D2")
                .leadsTo());
    }

    private Browser.Page signIn() {
        return callback(leave());
    }

    private Browser.Page callback(URI away) {
        return browser.get(browser.follow(away));
    }

    private void assertNobodyIsSignedIn() {
        assertThat(browser.cookies()).doesNotContainKey("__Host-keyport");
        assertThat(browser.get(NEXT).leadsTo()).startsWith("/signin");
    }
}
