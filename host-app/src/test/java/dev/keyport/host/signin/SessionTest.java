package dev.keyport.host.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.PageServer;
import dev.keyport.host.http.Http;
import dev.keyport.host.token.SettableClock;
import dev.keyport.secrets.aesgcm.KeyRing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a session lives, and who can make one. */
class SessionTest {

    private static final String WHO = "/settings/integrations/who";

    private static final SettableClock CLOCK = new SettableClock();
    private static final PageServer SERVER = serve(TestRing.KEYS);

    private Browser browser = new Browser(SERVER.address());

    private static PageServer serve(KeyRing keys) {
        return PageServer.development(keys, CLOCK, List.of(WhoPage.ROUTE));
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void session_withoutARequestForAnHour_ends() {
        signIn();
        CLOCK.advance(Duration.ofMinutes(59));
        assertSignedIn();
        CLOCK.advance(Duration.ofMinutes(59));
        assertSignedIn();
        CLOCK.advance(Duration.ofMinutes(60));

        assertSignedOut();
    }

    @Test
    void session_inUse_endsAfterEightHours() {
        signIn();
        for (int minutes = 0; minutes < 8 * 60 - 30; minutes += 30) {
            CLOCK.advance(Duration.ofMinutes(30));
            assertSignedIn();
        }
        CLOCK.advance(Duration.ofMinutes(30));

        assertSignedOut();
    }

    @Test
    void session_inUse_isNotWrittenWithEveryAnswer() {
        signIn();
        CLOCK.advance(Duration.ofMinutes(4));
        assertThat(browser.get(WHO).header("Set-Cookie")).isEmpty();
        CLOCK.advance(Duration.ofMinutes(1));
        assertThat(browser.get(WHO).header("Set-Cookie")).startsWith("keyport=");
    }

    @Test
    void session_whenTheKeysAreRotated_goesOnAtEveryHostUntilTheOldOneIsGone() {
        signIn();
        try (PageServer rotated = serve(KeyRing.of(2, Map.of(1L, TestRing.FIRST, 2L, TestRing.SECOND)))) {
            moveTo(rotated);
            assertSignedIn();
        }
        try (PageServer later = serve(KeyRing.of(2, Map.of(2L, TestRing.SECOND)))) {
            moveTo(later);
            assertSignedOut();
        }
    }

    @Test
    void session_ofAHostWithOtherKeysUnderTheSameId_isNotKnown() {
        signIn();
        try (PageServer other = serve(KeyRing.of(1, Map.of(1L, TestRing.SECOND)))) {
            moveTo(other);
            assertSignedOut();
        }
    }

    @Test
    void session_anyCharacterChanged_isNotKnown() {
        signIn();
        String cookie = browser.cookie("keyport");
        for (int at = 0; at < cookie.length(); at += 7) {
            char other = cookie.charAt(at) == 'A' ? 'B' : 'A';
            browser.cookies().put("keyport", cookie.substring(0, at) + other + cookie.substring(at + 1));
            assertSignedOut();
        }
    }

    @Test
    void session_signedOut_isGoneFromTheBrowser() {
        signIn();
        String csrf = csrf();

        assertThat(browser.post("/signout", Map.of(PageCaller.CSRF_FIELD, csrf)).leadsTo())
                .isEqualTo("/signout");

        assertThat(browser.cookies()).isEmpty();
        assertThat(browser.get("/signout").is(200).html()).isEqualTo("signed-out");
        assertSignedOut();
    }

    @Test
    void session_signedOut_isOverForEveryCopyOfItAtEveryHost() {
        signIn();
        String copied = browser.cookie("keyport");
        browser.post("/signout", Map.of(PageCaller.CSRF_FIELD, csrf())).is(303);
        browser.cookies().put("keyport", copied);

        assertSignedOut();
        try (PageServer other = serve(TestRing.KEYS)) {
            moveTo(other);
            assertSignedOut();
        }
    }

    @Test
    void session_ofTheSamePersonInAnotherBrowser_goesOn() {
        signIn();
        Browser first = browser;
        browser = new Browser(SERVER.address());
        signIn();
        browser.post("/signout", Map.of(PageCaller.CSRF_FIELD, csrf())).is(303);
        browser = first;

        assertSignedIn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "member"})
    void session_signedOut_isAnEventWithoutItsCookie(String role) {
        String tenant = "signed-out-" + role;
        browser.post("/signin", Map.of("tenant", tenant, "subject", "alice", "role", role))
                .is(303);
        String copied = browser.cookie("keyport");
        browser.post("/signout", Map.of(PageCaller.CSRF_FIELD, csrf())).is(303);

        Http.Answered events = Http.SHARED.get("/api/integrations/events", Http.SHARED.owner(tenant));
        assertThat(events.is(200).json().path("events")).hasSize(1);
        assertThat(events.json().path("events").path(0).path("type").asString()).isEqualTo("session.ended");
        assertThat(events.json().path("events").path(0).path("actor").asString())
                .isEqualTo("alice");
        assertThat(events.body()).doesNotContain(copied);
        browser.cookies().put("keyport", copied);
        assertSignedOut();
    }

    @Test
    void signOut_withAnotherToken_isRefusedAndEndsNothing() {
        signIn();

        browser.post("/signout", Map.of(PageCaller.CSRF_FIELD, "another")).is(403);

        assertSignedIn();
    }

    @Test
    void signOut_nobodySignedIn_saysThatNobodyIs() {
        assertThat(browser.post("/signout", Map.of()).leadsTo()).isEqualTo("/signout");
        assertThat(browser.get("/signout").is(200).html()).isEqualTo("signed-out");
    }

    @Test
    void signedOut_askedForBySomebodySignedIn_leadsBack() {
        signIn();

        assertThat(browser.get("/signout").leadsTo()).isEqualTo("/settings/integrations");
        assertSignedIn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/settings"})
    void beginningOfTheAddress_leadsPeopleToTheFirstPage(String path) {
        assertThat(browser.get(path, "Accept", "text/html,*/*").leadsTo()).isEqualTo("/settings/integrations");
        assertThat(browser.get(path, "Accept", "application/json").is(404).html())
                .contains("no-such-route");
    }

    @Test
    void session_htmxWithoutOne_isSentToSignInAndBack() {
        Browser.Page page =
                browser.get(WHO, "HX-Request", "true", "HX-Current-URL", "http://127.0.0.1/settings/integrations?a=b");

        assertThat(page.is(401).header("HX-Redirect")).isEqualTo("/signin?next=%2Fsettings%2Fintegrations%3Fa%3Db");
    }

    @Test
    void signIn_whileSignedIn_startsAnotherSession() {
        signIn();
        String first = csrf();
        signIn();

        assertThat(csrf()).isNotEqualTo(first);
    }

    private void signIn() {
        browser.post("/signin", Map.of("tenant", "acme", "subject", "alice", "role", "owner"))
                .is(303);
    }

    private String csrf() {
        return TestRing.csrf(browser);
    }

    private void moveTo(PageServer other) {
        Browser moved = new Browser(other.address());
        moved.cookies().putAll(browser.cookies());
        browser = moved;
    }

    private void assertSignedIn() {
        assertThat(browser.get(WHO).is(200).html()).isEqualTo("acme alice OWNER alice");
    }

    private void assertSignedOut() {
        assertThat(browser.get(WHO).leadsTo()).isEqualTo("/signin?next=%2Fsettings%2Fintegrations%2Fwho");
    }
}
