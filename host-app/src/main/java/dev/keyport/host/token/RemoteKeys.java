package dev.keyport.host.token;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys at an issuer's URL, cached.
 *
 * <p>They are fetched at first use, again when older than five minutes, and again for a token that fits none, at most once per
 * minute. While the issuer does not answer, the last keys serve for up to an hour; after that, and before the first answer,
 * nothing does, and one attempt in five seconds is made. One thread fetches; the others go on with what there is.
 */
final class RemoteKeys implements KeySource {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteKeys.class);

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration USABLE = Duration.ofHours(1);
    private static final Duration BETWEEN_REFRESHES = Duration.ofSeconds(60);
    private static final Duration BETWEEN_FIRST_ATTEMPTS = Duration.ofSeconds(5);

    private final JwksEndpoint endpoint;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile State state = new State(List.of(), Instant.MIN, Instant.MIN, null);

    RemoteKeys(JwksEndpoint endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    @Override
    public List<JWK> keys() {
        Instant now = clock.instant();
        if (!state.usable(now)) {
            return required(now);
        }
        if (state.olderThan(FRESH, now) && state.restedFor(BETWEEN_REFRESHES, now) && fetching.tryLock()) {
            try {
                fetch(now);
            } finally {
                fetching.unlock();
            }
        }
        return state.keys;
    }

    @Override
    public List<JWK> keysAfter(List<JWK> known) {
        Instant now = clock.instant();
        fetching.lock();
        try {
            if (state.keys.equals(known) && state.restedFor(BETWEEN_REFRESHES, now)) {
                fetch(now);
            }
            return state.keys;
        } finally {
            fetching.unlock();
        }
    }

    private List<JWK> required(Instant now) {
        fetching.lock();
        try {
            if (!state.usable(now) && state.restedFor(BETWEEN_FIRST_ATTEMPTS, now)) {
                fetch(now);
            }
            if (!state.usable(now)) {
                throw new KeysUnavailableException(state.failure);
            }
            return state.keys;
        } finally {
            fetching.unlock();
        }
    }

    private void fetch(Instant now) {
        try {
            state = new State(endpoint.fetch(), now, now, null);
        } catch (IOException e) {
            LOG.warn("the token issuer's keys cannot be fetched: {}", e.toString());
            state = new State(state.keys, state.fetchedAt, now, e);
        }
    }

    private record State(
            List<JWK> keys,
            Instant fetchedAt,
            Instant triedAt,
            @Nullable IOException failure) {

        boolean usable(Instant now) {
            return !olderThan(USABLE, now);
        }

        boolean olderThan(Duration age, Instant now) {
            return now.minus(age).isAfter(fetchedAt);
        }

        boolean restedFor(Duration pause, Instant now) {
            return now.isBefore(triedAt) || !now.minus(pause).isBefore(triedAt);
        }
    }
}
