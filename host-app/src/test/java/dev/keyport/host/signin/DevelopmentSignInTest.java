package dev.keyport.host.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.HostUnderTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sign-in of the development mode, at the host as it is wired. */
class DevelopmentSignInTest {

    private final Browser browser =
            new Browser("http://127.0.0.1:" + HostUnderTest.shared().port());

    @Test
    void signIn_choice_startsASessionAndLeadsOn() {
        assertThat(browser.get("/signin?next=/settings/integrations/events")
                        .is(200)
                        .html())
                .contains("value=\"/settings/integrations/events\"");

        Browser.Page page = browser.post(
                "/signin",
                Map.of("tenant", "acme", "subject", "alice", "role", "owner", "next", "/settings/integrations/events"));

        assertThat(page.leadsTo()).isEqualTo("/settings/integrations/events");
        assertThat(page.header("Set-Cookie")).startsWith("keyport=").endsWith("; Path=/; HttpOnly; SameSite=Lax");
    }
}
