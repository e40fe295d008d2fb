package dev.keyport.host.token;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Remembers tokens that were found good, by their digest, for 30 to 60 s and never past their expiry. One thread verifies a
 * token; others that bring the same one wait for it. Bad tokens are not remembered. Thread-safe.
 */
final class VerifiedTokens {

    private static final int MAX_TOKENS = 10_000;
    private static final Duration MAX_LIFE = Duration.ofSeconds(60);

    private final Clock clock;
    private final AsyncCache<ByteBuffer, Outcome> tokens = Caffeine.newBuilder()
            .maximumSize(MAX_TOKENS)
            .expireAfterWrite(MAX_LIFE)
            .executor(Runnable::run)
            .buildAsync();

    VerifiedTokens(Clock clock) {
        this.clock = clock;
    }

    /** One of the two. A future that fails would be logged by the cache, with a stack trace for every bad token. */
    private record Outcome(
            @Nullable VerifiedToken token, @Nullable Throwable failure) {}

    /** Verifies a token the long way. */
    interface Verification {
        VerifiedToken verify(Instant now) throws InvalidTokenException;
    }

    VerifiedToken get(String token, Verification verification) throws InvalidTokenException {
        ByteBuffer key = digest(token);
        Instant now = clock.instant();
        CompletableFuture<Outcome> known = tokens.getIfPresent(key);
        if (known != null) {
            VerifiedToken verified = await(known);
            if (verified.usableAt(now)) {
                return verified;
            }
            tokens.asMap().remove(key, known);
        }
        CompletableFuture<Outcome> mine = new CompletableFuture<>();
        CompletableFuture<Outcome> other = tokens.asMap().putIfAbsent(key, mine);
        return other == null ? verify(key, mine, now, verification) : await(other);
    }

    private VerifiedToken verify(
            ByteBuffer key, CompletableFuture<Outcome> result, Instant now, Verification verification)
            throws InvalidTokenException {
        try {
            VerifiedToken verified = verification.verify(now).atMostUntil(now.plus(jitteredLife()));
            result.complete(new Outcome(verified, null));
            return verified;
        } catch (InvalidTokenException | RuntimeException | Error e) {
            tokens.asMap().remove(key, result);
            result.complete(new Outcome(null, e));
            throw e;
        }
    }

    /** Tokens that were verified in the same second must not all expire in the same second. */
    private static Duration jitteredLife() {
        long most = MAX_LIFE.toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }

    private static VerifiedToken await(CompletableFuture<Outcome> other) throws InvalidTokenException {
        Outcome outcome = other.join();
        if (outcome.token() != null) {
            return outcome.token();
        }
        if (outcome.failure() instanceof InvalidTokenException invalid) {
            throw new InvalidTokenException(String.valueOf(invalid.getMessage()));
        }
        if (outcome.failure() instanceof KeysUnavailableException unavailable) {
            throw new KeysUnavailableException(unavailable);
        }
        throw new IllegalStateException("the token could not be verified", outcome.failure());
    }

    private static ByteBuffer digest(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(digest.digest(token.getBytes(StandardCharsets.UTF_8)))
                    .asReadOnlyBuffer();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
