package dev.keyport.secrets.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.Caller;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretStoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VaultSessionTest {

    private static final Caller ACME = Caller.system(new TenantId("acme"));
    private static final SecretName NAME = new SecretName("ai:openai:api_key");

    private final FakeVault vault = new FakeVault();
    private final VaultSecretStore store = VaultSecretStore.open(vault.appRoleConfig(), vault.clock);

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void call_beforeTwoThirdsOfTheTokensLife_keepsTheToken() {
        vault.clock.advance(Duration.ofMinutes(20).multipliedBy(2).dividedBy(3).minusSeconds(1));

        store.exists(ACME, NAME);

        assertThat(vault.logins.count()).isOne();
    }

    @Test
    void call_afterTwoThirdsOfTheTokensLife_logsInAgainBeforeItIsRefused() {
        vault.clock.advance(Duration.ofMinutes(14));
        vault.forgetRequests();

        store.exists(ACME, NAME);

        assertThat(vault.requests())
                .containsExactly(
                        "POST /v1/auth/approle/login", "GET /v1/secret/metadata/keyport/acme/ai:openai:api_key");
    }

    @Test
    void call_tokenThatNeverExpires_isKept() {
        vault.logins.life = Duration.ZERO;
        vault.logins.revokeAll();
        store.exists(ACME, NAME);

        vault.clock.advance(Duration.ofDays(1000));
        store.exists(ACME, NAME);

        assertThat(vault.logins.count()).isEqualTo(2);
    }

    @Test
    void call_tokenRevokedInBetween_logsInAgainOnce() {
        vault.logins.revokeAll();

        store.exists(ACME, NAME);

        assertThat(vault.logins.count()).isEqualTo(2);
    }

    @Test
    void call_policyDoesNotAllowIt_logsInOnceAndThenGivesUp() {
        vault.policy = FakePolicy.of("");
        vault.forgetRequests();

        assertThatThrownBy(() -> store.exists(ACME, NAME))
                .isInstanceOf(SecretStoreUnavailableException.class)
                .hasMessage("Vault refuses this login (status 403)");
        assertThat(vault.requests())
                .hasSize(3)
                .filteredOn(request -> request.endsWith("/login"))
                .hasSize(1);
    }

    @Test
    void call_loginRefusedWhileTheTokenIsGood_worksAndWarnsWithoutTheCredential() {
        vault.logins.isRoleRefused = true;
        vault.clock.advance(Duration.ofMinutes(15));

        String said = Captured.of(() -> store.exists(ACME, NAME));

        assertThat(said)
                .isEqualTo("the login to Vault cannot be renewed, and ends at 2026-03-01T12:20:00Z:"
                        + " Vault refused the login by AppRole with status 400");
    }

    @Test
    void call_loginRefusedAfterTheTokenExpired_isUnavailable() {
        vault.logins.isRoleRefused = true;
        vault.clock.advance(Duration.ofMinutes(20));

        assertThatThrownBy(() -> store.exists(ACME, NAME))
                .isInstanceOf(SecretStoreUnavailableException.class)
                .hasMessage("Vault refused the login by AppRole with status 400");
    }

    @Test
    void call_manyAtOnceWithAnExpiredToken_shareOneLogin() throws Exception {
        vault.clock.advance(Duration.ofHours(1));

        together(true);

        assertThat(vault.logins.count()).isEqualTo(2);
    }

    @Test
    void call_manyAtOnceWhileTheLoginFails_shareOneFailure() throws Exception {
        vault.logins.isRoleRefused = true;
        vault.clock.advance(Duration.ofHours(1));

        together(false);

        assertThat(vault.logins.count()).isEqualTo(2);
    }

    /** Answers the login only when all but one of 8 calls wait for the one that logs in. */
    private void together(boolean success) throws Exception {
        int calls = 8;
        Queue<Thread> callers = new ConcurrentLinkedQueue<>();
        vault.interception = (exchange, request) -> {
            while (exchange.getRequestURI().getPath().endsWith("/login") && waiting(callers) < calls - 1) {
                Thread.onSpinWait();
            }
            return false;
        };
        ExecutorService threads = Executors.newFixedThreadPool(calls);
        try {
            List<Callable<Boolean>> work = IntStream.range(0, calls)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        callers.add(Thread.currentThread());
                        return store.exists(ACME, NAME);
                    })
                    .toList();
            for (Future<Boolean> call : threads.invokeAll(work)) {
                if (success) {
                    assertThat(call.get()).isFalse();
                } else {
                    assertThatThrownBy(call::get)
                            .isInstanceOf(ExecutionException.class)
                            .hasRootCauseMessage("Vault refused the login by AppRole with status 400");
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static long waiting(Queue<Thread> callers) {
        return callers.stream()
                .filter(caller -> caller.getState() == Thread.State.WAITING)
                .count();
    }
}
