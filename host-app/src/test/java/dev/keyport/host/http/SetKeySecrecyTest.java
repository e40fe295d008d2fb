package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SetKeySecrecyTest {

    private static final String CANARY = "sk_canary_8f3a1c5e7b9d2468";
    private static final List<String> MISPLACED = List.of(
            CANARY,
            "\"" + CANARY + "\"",
            "[\"" + CANARY + "\"]",
            "{" + CANARY + "}",
            "{\"apiKey\":" + CANARY + "}",
            "{\"apiKey\":\"" + CANARY,
            "{\"apiKey\":\"" + CANARY + "\"}" + CANARY,
            "{\"apiKey\":\"" + CANARY + "\",\"apiKey\":\"" + CANARY + "\"}",
            "{\"" + CANARY + "\":\"x\"}",
            "{\"" + CANARY + "\":1,\"" + CANARY + "\":2}",
            "{\"apiKey\":[\"" + CANARY + "\"]}",
            "{\"apiKey\":{\"" + CANARY + "\":1}}",
            "{\"apiKey\":\"" + CANARY + "\\q\"}",
            "{\"apiKey\":\"" + CANARY + "\\u0000\"}",
            "{\"apiKey\":\"" + CANARY + "\\n" + CANARY + "\"}",
            "{\"apiKey\":\"" + CANARY + "\\ud800\"}",
            "{\"apiKey\":\"" + CANARY + "\",\"kind\":\"" + CANARY + "\"}",
            "{\"apiKey\":\"" + CANARY + "x".repeat(16_100) + "\"}",
            "{\"apiKey\":\"" + CANARY + "x".repeat(17_000) + "\"}");

    private final CapturedLog log = new CapturedLog();

    @AfterEach
    void release() {
        log.close();
    }

    @Test
    void setKey_refusedBody_isNeitherEchoedNorLogged() {
        String token = Http.SHARED.readyTenant("canary");
        for (String body : MISPLACED) {
            Http.Answered answered = Http.SHARED.post("/api/integrations/accounting/set-key", token, body);
            assertThat(answered.status()).as(body).isIn(400, 413);
            assertThat(answered.body()).doesNotContain(CANARY);
        }
        assertThat(log.text()).doesNotContain(CANARY);
    }

    @Test
    void setKey_acceptedBody_isNotLoggedAndNeverComesBack() {
        String token = Http.SHARED.readyTenant("canary-kept");
        Http.SHARED
                .post("/api/integrations/accounting/set-key", token, "{\"apiKey\":\"" + CANARY + "\"}")
                .is(204);
        Http.SHARED
                .call("POST", "/api/integrations/accounting/test", token, null)
                .is(200);

        assertThat(Http.SHARED.get("/api/integrations", token).body())
                .contains("••••2468")
                .doesNotContain(CANARY);
        assertThat(log.text()).contains("would test").doesNotContain(CANARY);
    }
}
