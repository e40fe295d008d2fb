package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

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

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("dev.keyport");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private @Nullable Level levelBefore;

    @BeforeEach
    void capture() {
        levelBefore = ours.getLevel();
        ours.setLevel(Level.TRACE);
        appender.start();
        root.addAppender(appender);
    }

    @AfterEach
    void release() {
        root.detachAppender(appender);
        ours.setLevel(levelBefore);
    }

    @Test
    void setKey_refusedBody_isNeitherEchoedNorLogged() {
        String token = Http.SHARED.readyTenant("canary");
        for (String body : MISPLACED) {
            Http.Answered answered = Http.SHARED.post("/api/integrations/accounting/set-key", token, body);
            assertThat(answered.status()).as(body).isIn(400, 413);
            assertThat(answered.body()).doesNotContain(CANARY);
        }
        assertThat(logged()).doesNotContain(CANARY);
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
        assertThat(logged()).contains("would test").doesNotContain(CANARY);
    }

    private String logged() {
        StringBuilder text = new StringBuilder();
        for (ILoggingEvent event : List.copyOf(appender.list)) {
            text.append(event.getFormattedMessage()).append('\n');
            if (event.getThrowableProxy() != null) {
                text.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
        return text.toString();
    }
}
