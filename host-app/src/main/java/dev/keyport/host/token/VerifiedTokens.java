package dev.keyport.host.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Remembers tokens that were found good, by their digest, for 30 to 60 s and never past their expiry. One thread verifies a
 * token; others that bring the same one wait for it. Bad tokens are not remembered. Thread-safe.
 */
final class VerifiedTokens {

    private static final int MAX_TOKENS = 10_000;
    private static final Duration MAX_LIFE = Duration.ofSeconds(60);

    private final Clock clock;
    private final Cache<ByteBuffer, VerifiedToken> tokens = Caffeine.newBuilder()
            .maximumSize(MAX_TOKENS)
            .expireAfterWrite(MAX_LIFE)
            .executor(Runnable::run)
            .build();

    /** Beside the cache, because its own loads log every failure. */
    private final ConcurrentMap<ByteBuffer, CompletableFuture<VerifiedToken>> running = new ConcurrentHashMap<>();

    VerifiedTokens(Clock clock) {
        this.clock = clock;
    }

    /** Verifies a token the long way. */
    interface Verification {
        VerifiedToken verify(Instant now) throws InvalidTokenException;
    }

    VerifiedToken get(String token, Verification verification) throws InvalidTokenException {
        ByteBuffer key = digest(token);
        Instant now = clock.instant();
        VerifiedToken known = tokens.getIfPresent(key);
        if (known != null && known.usableAt(now)) {
            return known;
        }
        CompletableFuture<VerifiedToken> mine = new CompletableFuture<>();
        CompletableFuture<VerifiedToken> other = running.putIfAbsent(key, mine);
        if (other != null) {
            return await(other);
        }
        try {
            VerifiedToken verified = verification.verify(now).atMostUntil(now.plus(jitteredLife()));
            tokens.put(key, verified);
            mine.complete(verified);
            return verified;
        } catch (InvalidTokenException | RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            running.remove(key, mine);
        }
    }

    /** Tokens that were verified in the same second must not all expire in the same second. */
    private static Duration jitteredLife() {
        long most = MAX_LIFE.toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }

    private static VerifiedToken await(CompletableFuture<VerifiedToken> other) throws InvalidTokenException {
        try {
            return other.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof InvalidTokenException invalid) {
                throw new InvalidTokenException(String.valueOf(invalid.getMessage()));
            }
            if (e.getCause() instanceof KeysUnavailableException unavailable) {
                throw new KeysUnavailableException(unavailable);
            }
            throw e;
        }
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
