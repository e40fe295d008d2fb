package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.HostUnderTest;
import dev.keyport.host.development.DataFolder;
import dev.keyport.host.token.DevelopmentTokens;
import dev.keyport.port.ActorId;
import dev.keyport.port.Role;
import dev.keyport.port.TenantId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithoutStorageTest {

    private static final String TENANT = "no-storage";

    @Test
    void anyRoute_ofHostWithoutStorage_worksUnlessItNeedsOne(@TempDir Path data) {
        serve(data, (http, tokens) -> {
            String token = token(tokens);
            RouteExample.all().stream()
                    .filter(example -> example.path().startsWith("/api/documents/"))
                    .forEach(example -> http.call(
                                    example.route().method().toString(), example.path(), token, example.body())
                            .isProblem(503, "storage-not-configured"));
            http.get("/api/integrations", token).is(200);
            http.put("/api/org-settings", token, "{\"aiEnabled\":true}").is(200);
            http.post("/api/ai/text", token, "{\"prompt\":\"p\",\"maxTokens\":1}")
                    .is(200);
            http.get("/api/payments/NOOP-1", token).is(200);
        });
    }

    @Test
    void devTokens_outsideDevelopment_doNotExist(@TempDir Path data) {
        serve(
                data,
                (http, tokens) -> http.post("/dev/tokens", token(tokens), "{}").isProblem(404, "no-such-route"));
    }

    @Test
    void get_withExpiredToken_is401(@TempDir Path data) {
        serve(data, (http, tokens) -> {
            Clock yesterday = Clock.offset(Clock.systemUTC(), Duration.ofHours(-13));
            http.get("/api/integrations", token(tokens)).is(200);
            Http.Answered answered = http.get("/api/integrations", token(reopened(data, yesterday)));
            answered.isProblem(401, "token-invalid");
            assertThat(answered.header("WWW-Authenticate")).contains("invalid_token");
        });
    }

    private interface Check {
        void run(Http http, DevelopmentTokens tokens);
    }

    private static void serve(Path data, Check check) {
        DevelopmentTokens tokens = reopened(data, Clock.systemUTC());
        List<Route> routes = HostUnderTest.shared().routes(Optional.empty());
        try (HttpServer server = HttpServer.start(
                "127.0.0.1",
                0,
                tokens.verifier(),
                HostUnderTest.shared().idempotentRequests(),
                HostUnderTest.shared().refusals(),
                List.of(),
                routes)) {
            check.run(new Http(server.port()), tokens);
        }
    }

    private static DevelopmentTokens reopened(Path data, Clock clock) {
        try (DataFolder folder = DataFolder.open(data)) {
            return DevelopmentTokens.of(folder, clock);
        }
    }

    private static String token(DevelopmentTokens tokens) {
        return tokens.issue(new TenantId(TENANT), new ActorId("sam"), Role.OWNER);
    }
}
