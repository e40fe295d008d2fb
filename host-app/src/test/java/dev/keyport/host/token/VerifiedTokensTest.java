package dev.keyport.host.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.ActorId;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.port.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final Caller CALLER = new Caller(new TenantId("acme"), new ActorId("user-1"), Role.MEMBER);

    private final SettableClock clock = new SettableClock();
    private final VerifiedTokens tokens = new VerifiedTokens(clock);
    private final AtomicInteger verifications = new AtomicInteger();

    @Test
    void get_sameTokenWithinHalfAMinute_verifiesOnce() throws Exception {
        get("a");
        clock.advance(Duration.ofSeconds(29));
        get("a");
        assertThat(verifications).hasValue(1);
        get("b");
        assertThat(verifications).hasValue(2);
    }

    @Test
    void get_sameTokenAfterAMinute_verifiesAgain() throws Exception {
        get("a");
        clock.advance(Duration.ofSeconds(60));
        get("a");
        assertThat(verifications).hasValue(2);
    }

    @Test
    void get_clockSetBack_verifiesAgain() throws Exception {
        get("a");
        clock.advance(Duration.ofSeconds(-1));
        get("a");
        assertThat(verifications).hasValue(2);
    }

    @Test
    void get_manyTokens_doNotExpireTogether() throws Exception {
        for (int token = 0; token < 100; token++) {
            get("token " + token);
        }
        clock.advance(Duration.ofSeconds(45));
        for (int token = 0; token < 100; token++) {
            get("token " + token);
        }
        assertThat(verifications.get()).isBetween(110, 190);
    }

    @Test
    void get_badToken_isVerifiedEachTime() {
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(() -> tokens.get("bad", now -> {
                        verifications.incrementAndGet();
                        throw new InvalidTokenException("expired");
                    }))
                    .isInstanceOf(InvalidTokenException.class)
                    .hasMessage("expired");
            assertThat(verifications).hasValue(attempt);
        }
    }

    @Test
    void get_twoThreadsAtOnce_verifyOnce() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<VerifiedToken> slow = () -> tokens.get("a", now -> {
                entered.countDown();
                await(leave);
                return verified();
            });
            Future<VerifiedToken> first = threads.submit(slow);
            await(entered);
            Future<VerifiedToken> second = threads.submit(slow);
            leave.countDown();

            assertThat(List.of(first.get(), second.get()))
                    .allSatisfy(token -> assertThat(token.caller()).isEqualTo(CALLER));
            assertThat(verifications).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private void get(String token) throws InvalidTokenException {
        assertThat(tokens.get(token, now -> verified()).caller()).isEqualTo(CALLER);
    }

    private VerifiedToken verified() {
        verifications.incrementAndGet();
        return new VerifiedToken(CALLER, clock.instant(), clock.instant().plusSeconds(600));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
