package dev.keyport.host.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.PageServer;
import dev.keyport.host.http.Access;
import dev.keyport.host.settings.Login;
import dev.keyport.host.settings.OpenIdSettings;
import dev.keyport.host.token.ClaimNames;
import dev.keyport.host.token.SettableClock;
import dev.keyport.port.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer of a page carries, whatever it is; and names of the host that are not its own. */
class PageHeadersTest {

    private static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";
    private static final PageRoute BROKEN =
            PageRoute.get("/settings/integrations/broken", Access.USE, (context, who) -> {
                throw new IllegalStateException("canary-4711");
            });
    private static final PageRoute ADMINISTRATORS = PageRoute.get(
            "/settings/integrations/administrators", Access.CONFIGURE, (context, who) -> context.html(""));

    private static PageServer server;
    private static Browser member;

    @BeforeAll
    static void start() {
        server = PageServer.development(
                TestRing.KEYS, new SettableClock(), List.of(WhoPage.ROUTE, BROKEN, ADMINISTRATORS));
        member = new Browser(server.address());
        member.post("/signin", Map.of("tenant", "acme", "subject", "alice", "role", "member"))
                .is(303);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/settings/integrations/who",
                "/settings/integrations/broken",
                "/settings/integrations/administrators",
                "/settings/nothing",
                "/signin",
                "/signout"
            })
    void get_anyPage_isGuarded(String path) {
        assertGuarded(member.get(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/settings/integrations/broken", "/settings/nothing", "/signin", "/signout"})
    void get_pageOfTheHost_isUtf8(String path) {
        Browser browser = path.equals("/signout") ? new Browser(server.address()) : member;
        assertThat(browser.get(path).header("Content-Type")).matches("(?i)text/html; ?charset=utf-8");
    }

    @Test
    void get_withoutSession_isGuarded() {
        assertGuarded(new Browser(server.address()).get("/settings/integrations/who"));
    }

    @Test
    void get_roleThatMayNot_isAPageThatSaysSo() {
        Browser.Page page = member.get("/settings/integrations/administrators").is(403);

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.html()).startsWith("role-not-permitted");
    }

    @Test
    void get_mistakeOfOurs_isAPageWithoutWhatItWas() {
        assertThat(member.get("/settings/integrations/broken").is(500).html())
                .startsWith("internal-error")
                .doesNotContain("canary-4711", "IllegalState");
    }

    @Test
    void get_unknownPage_isAPage() {
        assertThat(member.get("/settings/nothing").is(404).html()).startsWith("no-such-page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example"})
    void get_underAForeignNameInDevelopment_isRefused(String host) throws IOException {
        for (String path : List.of("/signin", "/settings/integrations/who", "/signout")) {
            assertThat(raw(path, host)).startsWith("HTTP/1.1 403").contains("not-this-machine");
        }
        assertThat(raw("/signin", "localhost")).startsWith("HTTP/1.1 200");
        assertThat(raw("/signin", "[::1]:8080")).startsWith("HTTP/1.1 200");
    }

    @Test
    void get_pageOverTls_asksForTlsFromNowOn() {
        OpenIdSettings settings = new OpenIdSettings(
                URI.create("https://keyport.example"),
                URI.create("https://id.example"),
                new Login("client", Secret.ofUtf8("secret-4711")),
                "openid",
                ClaimNames.DEFAULT);
        assertThat(settings.toString()).doesNotContain("4711");
        try (PageServer production =
                PageServer.start(Optional.of(settings), TestRing.KEYS, new SettableClock(), List.of(WhoPage.ROUTE))) {
            Browser.Page page =
                    new Browser(production.address()).get("/signout").is(200);
            assertThat(page.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
            assertGuarded(page);
        }
    }

    @Test
    void get_pagesAreOff_isAPageThatSaysSo() {
        try (PageServer production =
                PageServer.start(Optional.empty(), TestRing.KEYS, new SettableClock(), List.of(WhoPage.ROUTE))) {
            for (String path : List.of("/signin", "/settings/integrations", "/settings/integrations/who")) {
                Browser.Page page = new Browser(production.address()).get(path).is(404);
                assertThat(page.html()).startsWith("pages-off");
                assertGuarded(page);
            }
        }
    }

    private static void assertGuarded(Browser.Page page) {
        assertThat(page.header("Content-Security-Policy")).isEqualTo(CSP);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    private static String raw(String path, String host) throws IOException {
        URI address = URI.create(server.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
