package dev.keyport.host;

import dev.keyport.host.http.HttpServer;
import dev.keyport.host.http.IdempotentRequests;
import dev.keyport.host.http.OpenRoute;
import dev.keyport.host.settings.OpenIdSettings;
import dev.keyport.host.signin.PageRoute;
import dev.keyport.host.signin.PageViews;
import dev.keyport.host.token.TokenSettings;
import dev.keyport.host.token.TokenVerifier;
import dev.keyport.secrets.aesgcm.KeyRing;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Pages as the host wires them, and nothing else. */
public final class PageServer implements AutoCloseable {

    private static final IdempotentRequests UNUSED = HostUnderTest.shared().idempotentRequests();

    private static final PageViews VIEWS = new CodeViews();

    private final HttpServer server;

    private PageServer(HttpServer server) {
        this.server = server;
    }

    /** As in production. */
    public static PageServer start(Optional<OpenIdSettings> openId, KeyRing keys, Clock clock, List<PageRoute> pages) {
        return start(
                new PageWiring(keys, HostUnderTest.shared().endedSessions(), clock, VIEWS).production(openId, pages));
    }

    /** As in development mode. */
    public static PageServer development(KeyRing keys, Clock clock, List<PageRoute> pages) {
        return start(new PageWiring(keys, HostUnderTest.shared().endedSessions(), clock, VIEWS).development(pages));
    }

    private static PageServer start(List<OpenRoute> routes) {
        TokenVerifier nobody = TokenVerifier.of(
                TokenSettings.of("https://nobody.example", "nobody", URI.create("https://nobody.example")),
                Clock.systemUTC());
        return new PageServer(HttpServer.start(
                "127.0.0.1", 0, nobody, UNUSED, HostUnderTest.shared().refusals(), routes, List.of()));
    }

    /** For the host on the loopback interface. */
    public String address() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
