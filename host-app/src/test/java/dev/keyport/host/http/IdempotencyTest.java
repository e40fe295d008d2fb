package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.HostUnderTest;
import dev.keyport.host.development.DataFolder;
import dev.keyport.host.token.DevelopmentTokens;
import dev.keyport.port.ActorId;
import dev.keyport.port.FailureKind;
import dev.keyport.port.Role;
import dev.keyport.port.TenantId;
import dev.keyport.registry.idempotency.IdempotencyStore;
import dev.keyport.registry.idempotency.RequestHashes;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request that is repeated with the same Idempotency-Key is done once. */
class IdempotencyTest {

    private static final String TENANT = "repeating";
    private static final String SEND = "/api/notifications";
    private static final String MESSAGE = "{\"recipient\":\"ada@example.org\",\"body\":\"Hello\"}";
    private static final String SET_KEY = "/api/integrations/notification/set-key";
    private static final CountingChannel.Factory CHANNEL = new CountingChannel.Factory();

    /** Their answers are not to be kept. */
    private static final Set<String> GIVES_ACCESS =
            Set.of("POST /api/documents/<key>/upload-url", "POST /api/documents/<key>/download-url");

    @TempDir
    static Path data;

    private static DevelopmentTokens tokens;
    private static HttpServer server;
    private static Http http;

    @BeforeAll
    static void serve() {
        try (DataFolder folder = DataFolder.open(data)) {
            tokens = DevelopmentTokens.of(folder, Clock.systemUTC());
        }
        List<Route> routes = HostUnderTest.shared().routes(Optional.empty(), List.of(CHANNEL));
        server = HttpServer.start(
                "127.0.0.1",
                0,
                tokens.verifier(),
                HostUnderTest.shared().idempotentRequests(),
                HostUnderTest.shared().refusals(),
                List.of(),
                routes);
        http = new Http(server.port());
        String owner = token(TENANT, "sam");
        http.put("/api/integrations/notification", owner, "{\"providerSlug\":\"counting\"}")
                .is(200);
        http.call("PATCH", "/api/integrations/notification/toggle", owner, "{\"enabled\":true}")
                .is(200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void reset() {
        CHANNEL.sent.set(0);
        CHANNEL.failure = null;
        CHANNEL.reference = "message-";
    }

    @Test
    void routes_everyPostTakesAKey_withTheLimitOfItsBody() {
        assertThat(RouteExample.all()).allSatisfy(example -> {
            boolean takes = example.route().method().equals(HandlerType.POST) && !GIVES_ACCESS.contains(example.name());
            Repeatable repeatable = example.route().repeatable();

            assertThat(repeatable != Repeatable.NO).as(example.name()).isEqualTo(takes);
            if (takes) {
                assertThat(repeatable.limit()).as(example.name()).isEqualTo(example.limit());
            }
        });
    }

    @Test
    void post_repeatedWithTheSameKey_isDoneOnceAndAnsweredTheSame() {
        Http.Answered first = send("same", MESSAGE).is(200);
        Http.Answered second = send("same", MESSAGE).is(200).isGuarded();
        Http.Answered quoted = send("\"same\"", MESSAGE).is(200);

        assertThat(CHANNEL.sent).hasValue(1);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        for (Http.Answered again : List.of(second, quoted)) {
            assertThat(again.body()).isEqualTo(first.body()).contains("message-1");
            assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        }
    }

    @Test
    void post_withoutKeyOrWithAnother_isDoneEveryTime() {
        send(null, MESSAGE).is(200);
        send(null, MESSAGE).is(200);
        send("one", MESSAGE).is(200);
        send("two", MESSAGE).is(200);

        assertThat(CHANNEL.sent).hasValue(4);
    }

    @Test
    void post_sameKeyOfSomebodyElse_isAnotherRequest() {
        send("shared", MESSAGE).is(200);
        call(SEND, token(TENANT, "bob"), "shared", MESSAGE).is(200);

        assertThat(CHANNEL.sent).hasValue(2);
    }

    @Test
    void post_sameKeyForAnotherRequest_is422() {
        send("reused", MESSAGE).is(200);

        send("reused", MESSAGE.replace("Hello", "Goodbye")).isProblem(422, "idempotency-key-reused");
        call("/api/payments", token(TENANT, "sam"), "reused", MESSAGE).isProblem(422, "idempotency-key-reused");
        assertThat(CHANNEL.sent).hasValue(1);
    }

    @Test
    void post_manyTimesAtOnce_isDoneOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Http.Answered> answers = new ArrayList<>();
        try {
            List<Callable<Http.Answered>> calls = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                calls.add(() -> send("at-once", MESSAGE));
            }
            for (Future<Http.Answered> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(CHANNEL.sent).hasValue(1);
        assertThat(answers).allSatisfy(answer -> {
            if (answer.status() == 409) {
                answer.isProblem(409, "idempotency-in-progress");
                assertThat(answer.header("Retry-After")).isEqualTo("2");
            } else {
                assertThat(answer.is(200).body()).contains("message-1");
            }
        });
        assertThat(send("at-once", MESSAGE).is(200).body()).contains("message-1");
    }

    @Test
    void post_thatTheProviderRefuses_isAnsweredTheSameAgain() {
        CHANNEL.failure = FailureKind.INVALID_REQUEST;
        Http.Answered first = send("refused", MESSAGE).isProblem(422, "provider-refused-request");
        CHANNEL.failure = null;

        Http.Answered second = send("refused", MESSAGE).isProblem(422, "provider-refused-request");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(CHANNEL.sent).hasValue(1);
    }

    @Test
    void post_thatFailsForNow_isTriedAgain() {
        for (FailureKind kind : List.of(FailureKind.UNAVAILABLE, FailureKind.RATE_LIMITED, FailureKind.TIMEOUT)) {
            CHANNEL.failure = kind;
            assertThat(send("later-" + kind, MESSAGE).status()).isIn(503, 504);
            CHANNEL.failure = null;
            assertThat(send("later-" + kind, MESSAGE).is(200).header("Idempotency-Replayed"))
                    .isEmpty();
        }
        assertThat(CHANNEL.sent).hasValue(6);
    }

    @Test
    void post_thatIsRefusedBeforeTheWork_leavesTheKeyFree() {
        send("free", "{}").isProblem(400, "invalid-body");
        send("free", "not JSON").isProblem(400, "malformed-json");
        send("free", MESSAGE).is(200);

        assertThat(CHANNEL.sent).hasValue(1);
    }

    @Test
    void post_forAnotherVersion_leavesTheKeyFreeForTheCurrentOne() {
        String owner = token(TENANT, "versioned");
        String path = http.post(
                        "/api/integrations/connections", owner, "{\"domain\":\"payment\",\"providerSlug\":\"noop\"}")
                .is(201)
                .header("Location");

        versioned(path + "/enable", owner, "\"7\"").isProblem(412, "version-conflict");
        Http.Answered done = versioned(path + "/enable", owner, "\"1\"").is(200);
        Http.Answered again = versioned(path + "/enable", owner, "\"1\"").is(200);

        assertThat(done.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    private static Http.Answered versioned(String path, String token, String tag) {
        return Http.send(request(path, token, "{}")
                .header("Idempotency-Key", "for-a-version")
                .header("If-Match", tag)
                .build());
    }

    @Test
    void post_keyNotOfTheForm_is400() {
        for (String key : List.of(" ", "a b", "\"open", "\"a\";p=1", "\"\"", "a".repeat(256))) {
            send(key, MESSAGE).isProblem(400, "idempotency-key-invalid");
        }
        Http.send(request(SEND, token(TENANT, "sam"), MESSAGE)
                        .header("Idempotency-Key", "one")
                        .header("Idempotency-Key", "two")
                        .build())
                .isProblem(400, "idempotency-key-invalid");
        assertThat(CHANNEL.sent).hasValue(0);
    }

    @Test
    void post_answerThatIsTooLargeToKeep_isNotDoneAgain() {
        CHANNEL.reference = "m".repeat(IdempotencyStore.MAX_ANSWER_BYTES);
        send("large", MESSAGE).is(200);

        send("large", MESSAGE).isProblem(409, "idempotency-answer-not-kept");
        assertThat(CHANNEL.sent).hasValue(1);
    }

    @Test
    void setKey_repeated_storesOneVersion_andAnotherKeyIsRefused() throws Exception {
        String owner = token(TENANT, "sam");
        String first = "{\"apiKey\":\"sk_first\"}";

        int before = keysSet();
        call(SET_KEY, owner, "key-1", first).is(204);
        Http.Answered again = call(SET_KEY, owner, "key-1", first).is(204);
        call(SET_KEY, owner, "key-1", "{\"apiKey\":\"sk_second\"}").isProblem(422, "idempotency-key-reused");

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("Content-Type")).isEmpty();
        assertThat(keysSet()).isEqualTo(before + 1);
    }

    @Test
    void setKey_withKey_keepsNoPlainHashOfTheBody() throws Exception {
        String owner = token(TENANT, "sam");
        String body = "{\"apiKey\":\"1234\"}";
        String plain = HexFormat.of()
                .formatHex(RequestHashes.plain("POST", SET_KEY, body.getBytes(StandardCharsets.UTF_8))
                        .bytes());

        call(SET_KEY, owner, "pin", body).is(204);

        try (Connection superuser = HostUnderTest.shared().superuser();
                ResultSet rows = superuser
                        .createStatement()
                        .executeQuery(
                                "select encode(request_hash, 'hex') from keyport.idempotency where key = 'pin'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).hasSize(64).isNotEqualTo(plain);
        }
    }

    private static int keysSet() throws SQLException {
        return HostUnderTest.shared()
                .query(TENANT, "select type from keyport.event where type = 'integration.key_set'")
                .size();
    }

    private static Http.Answered send(@Nullable String key, String body) {
        return call(SEND, token(TENANT, "sam"), key, body);
    }

    private static Http.Answered call(String path, String token, @Nullable String key, String body) {
        HttpRequest.Builder request = request(path, token, body);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return Http.send(request.build());
    }

    private static HttpRequest.Builder request(String path, String token, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private static String token(String tenant, String actor) {
        return tokens.issue(new TenantId(tenant), new ActorId(actor), Role.OWNER);
    }
}
