package dev.keyport.host.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.PageServer;
import dev.keyport.host.token.SettableClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sign-in of the development mode. */
class DevelopmentSignInTest {

    private static final PageServer SERVER =
            PageServer.development(TestRing.KEYS, new SettableClock(), List.of(WhoPage.ROUTE));

    private final Browser browser = new Browser(SERVER.address());

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void signIn_choice_startsASessionAndLeadsOn() {
        assertThat(browser.get("/signin?next=/settings/integrations/who")
                        .is(200)
                        .html())
                .isEqualTo("choose next=/settings/integrations/who wrong=[]");

        Browser.Page page = browser.post(
                "/signin",
                Map.of("tenant", " acme ", "subject", "alice", "role", "employee", "next", WhoPage.ROUTE.path()));

        assertThat(page.leadsTo()).isEqualTo(WhoPage.ROUTE.path());
        assertThat(page.header("Set-Cookie")).startsWith("keyport=").endsWith("; Path=/; HttpOnly; SameSite=Lax");
        assertThat(browser.get(WhoPage.ROUTE.path()).is(200).html()).isEqualTo("acme alice MEMBER alice");
    }

    @ParameterizedTest
    @CsvSource({
        "'', alice, owner, [tenant]",
        "../acme, alice, owner, [tenant]",
        "acme, '', owner, [subject]",
        "acme, alice, system, [role]",
        "acme, alice, '', [role]",
        "'', '', '', '[tenant, subject, role]'"
    })
    void signIn_wrongChoice_isShownAgainWithEveryMistake(String tenant, String subject, String role, String wrong) {
        Browser.Page page = browser.post("/signin", Map.of("tenant", tenant, "subject", subject, "role", role));

        assertThat(page.is(400).html()).endsWith("wrong=" + wrong);
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void signIn_formThatIsNone_isRefused() {
        assertThat(browser.postBytes("/signin", "application/json", "{}")
                        .is(415)
                        .html())
                .startsWith("unsupported-media-type");
        assertThat(browser.postBytes("/signin", "application/x-www-form-urlencoded", "tenant=%zz")
                        .is(400)
                        .html())
                .startsWith("malformed-form");
        assertThat(browser.postBytes("/signin", "application/x-www-form-urlencoded", "tenant=%ff")
                        .is(400)
                        .html())
                .startsWith("malformed-form");
        assertThat(browser.postBytes(
                                "/signin",
                                "application/x-www-form-urlencoded",
                                "tenant=acme&subject=J%c3%b6rg+ß&role=owner")
                        .is(303)
                        .leadsTo())
                .isEqualTo("/settings/integrations");
        assertThat(browser.postBytes("/signin", "application/x-www-form-urlencoded", "a=" + "a".repeat(65_535))
                        .is(413)
                        .html())
                .startsWith("body-too-large");
    }
}
