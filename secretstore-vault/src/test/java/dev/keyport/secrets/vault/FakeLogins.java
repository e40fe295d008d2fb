package dev.keyport.secrets.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tokens that expire, and the AppRole that they are given to. */
final class FakeLogins {

    static final String ROLE_ID = "59d6d1ca-47bb-4e7e-a40b-8be3bc5a0ba8";

    /** Needs escapes in JSON. */
    static final String SECRET_ID = "canary-secret-id-\"\\84896a0c";

    private final MovingClock clock;
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final String rootToken = issue(Instant.MAX);
    volatile Duration life = Duration.ofMinutes(20);
    volatile String path = "auth/approle/login";
    volatile boolean isRoleRefused;

    FakeLogins(MovingClock clock) {
        this.clock = clock;
    }

    String rootToken() {
        return rootToken;
    }

    /** How many logins by AppRole there were. */
    int count() {
        return count.get();
    }

    void revokeAll() {
        tokens.clear();
    }

    boolean isValid(@Nullable String token) {
        Instant end = token == null ? null : tokens.get(token);
        return end != null && clock.instant().isBefore(end);
    }

    FakeAnswer lookup(String token) {
        return FakeAnswer.data(Map.of("id", token, "type", "service", "renewable", false, "ttl", 0));
    }

    @Nullable
    FakeAnswer login(String requested, @Nullable JsonNode body) {
        if (!requested.equals(path)) {
            return FakeAnswer.errors(403, "permission denied");
        }
        if (body == null || !FakeBody.consistsOf(body, "role_id", "secret_id")) {
            return null;
        }
        count.incrementAndGet();
        if (isRoleRefused
                || !body.path("role_id").stringValue().equals(ROLE_ID)
                || !body.path("secret_id").stringValue().equals(SECRET_ID)) {
            return FakeAnswer.errors(400, "invalid role or secret ID");
        }
        Instant end = life.isZero() ? Instant.MAX : clock.instant().plus(life);
        return FakeAnswer.auth(Map.of(
                "client_token",
                issue(end),
                "accessor",
                "0e9e354a-520f-df04-6867-ee81cae3d42d",
                "lease_duration",
                life.toSeconds(),
                "renewable",
                true,
                "token_type",
                "service"));
    }

    private String issue(Instant end) {
        String token = "hvs.canary-" + UUID.randomUUID();
        tokens.put(token, end);
        return token;
    }
}
