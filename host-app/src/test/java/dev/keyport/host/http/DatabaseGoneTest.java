package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.HostUnderTest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "stops PostgreSQL with a signal")
@Tag("slow")
class DatabaseGoneTest {

    @Test
    void anyRoute_whenTheDatabaseIsGone_is503AndTheHostLives() throws Exception {
        try (HostUnderTest host = HostUnderTest.start()) {
            Http http = new Http(host.port());
            String token = http.readyTenant("gone");
            String fresh = http.owner("gone-fresh");
            http.get("/api/integrations", token).is(200);

            host.stopDatabase();

            List.of(
                            http.get("/api/integrations", token),
                            http.put("/api/org-settings", token, "{\"aiEnabled\":true}"),
                            http.post("/api/integrations/accounting/set-key", token, "{\"apiKey\":\"k\"}"),
                            http.get("/api/payments/NOOP-1", fresh),
                            http.get("/health/ready", token))
                    .forEach(answered -> {
                        answered.isProblem(503, "database-unavailable");
                        assertThat(answered.header("Retry-After")).matches("[0-9]+");
                        assertThat(answered.body())
                                .doesNotContainIgnoringCase("sql")
                                .doesNotContain("127.0.0.1");
                    });
            http.get("/health/live", token).is(200);
        }
    }
}
