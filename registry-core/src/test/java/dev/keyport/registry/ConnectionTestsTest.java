package dev.keyport.registry;

import static dev.keyport.port.IntegrationDomain.ACCOUNTING;
import static dev.keyport.registry.RegistryFixture.ACME;
import static dev.keyport.registry.RegistryFixture.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.Caller;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Outcome;
import dev.keyport.port.ProviderSlug;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionTestsTest {

    private static final ProviderSlug SCRIPTED = ScriptedAccounting.SLUG;

    private final AtomicLong nanos = new AtomicLong(1_000);
    private final ScriptedAccounting script = new ScriptedAccounting(
            "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{\"company\":{\"type\":\"number\"}}}");

    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture(script.installed());

    private final ConnectionService connections =
            new ConnectionService(keyport.database, keyport.catalog, keyport.secrets, keyport.snapshots, nanos::get);

    @Test
    void test_success_tellsAccountAndDurationAndKeepsBoth() {
        ConnectionId id = connected(ACME);
        script.answer = () -> {
            nanos.addAndGet(Duration.ofMillis(123).toNanos() + 999_999);
            return ConnectionTestResult.confirmed("scripted", "Ada's\0 \nbooks");
        };

        ConnectionTestReport report = connections.test(ACME, id);

        assertThat(report.result()).isEqualTo(ConnectionTestResult.confirmed("scripted", "Ada's books"));
        assertThat(report.duration()).isEqualTo(Duration.ofMillis(123));
        IntegrationConnection after = connections.get(ACME, id);
        assertThat(after.lastTest()).isEqualTo(report);
        assertThat(after.lastTestedAt()).isNotNull();
        assertThat(after.version()).isEqualTo(2);
        assertThat(keyport.admin("select meta->>'account' || ' ' || (meta->>'durationMillis') from keyport.event"
                        + " where type = 'integration.connection_tested'"))
                .containsExactly("Ada's books 123");
    }

    @Test
    void test_wordsOfTheProviderWithoutEnd_areCut() {
        ConnectionId id = connected(ACME);
        script.answer = () -> new ConnectionTestResult(
                Outcome.REJECTED, "scripted", "🔑".repeat(5_000), "x".repeat(5_000), FailureKind.PERMISSION);

        ConnectionTestResult result = connections.test(ACME, id).result();

        assertThat(result.errorMessage()).isEqualTo("🔑".repeat(500));
        assertThat(result.account()).hasSize(500);
    }

    @Test
    void test_rejected_marksTheCredentialUntilATestSucceeds() {
        ConnectionId id = connected(ACME);
        script.answer = () -> new ConnectionTestResult(Outcome.REJECTED, "scripted", "the key is not known");

        assertThat(connections.test(ACME, id).result().failureKind()).isEqualTo(FailureKind.AUTHENTICATION);

        assertThat(state(id)).isEqualTo(CredentialState.REJECTED);
        assertThat(connections.get(ACME, id).health()).isEqualTo(ConnectionHealth.UNKNOWN);
        assertThat(keyport.admin("select message from keyport.event where level = 'warning'"))
                .containsExactlyInAnyOrder(
                        "The provider refused the key.", "The connection test failed: key rejected.");

        script.answer = () -> ConnectionTestResult.confirmed("scripted", null);
        connections.test(ACME, id);
        assertThat(state(id)).isEqualTo(CredentialState.USABLE);
    }

    @Test
    void test_rejectedCredentialThatIsReplaced_isUsableAgain() {
        ConnectionId id = connected(ACME);
        script.answer = () -> new ConnectionTestResult(Outcome.REJECTED, "scripted", "the key is not known");
        connections.test(ACME, id);

        keyport.setCredential(ACME, id, CredentialTerms.NONE);

        assertThat(state(id)).isEqualTo(CredentialState.USABLE);
    }

    @Test
    void test_credentialReplacedMeanwhile_isNotMarked() {
        ConnectionId id = connected(ACME);
        script.answer = () -> {
            keyport.setCredential(ACME, id, CredentialTerms.NONE);
            return new ConnectionTestResult(Outcome.REJECTED, "scripted", "the key is not known");
        };

        connections.test(ACME, id);

        assertThat(state(id)).isEqualTo(CredentialState.USABLE);
    }

    @Test
    void test_thenAnotherCredential_isNoAnswerAboutThatOne() {
        ConnectionId id = connected(ACME);
        connections.test(ACME, id);

        keyport.setCredential(ACME, id, CredentialTerms.NONE);
        assertForgotten(connections.get(ACME, id));

        connections.test(ACME, id);
        keyport.credentials.revoke(ACME, id, null);
        assertForgotten(connections.get(ACME, id));
    }

    @Test
    void test_thenAnotherConfiguration_isNoAnswerAboutThatOne() {
        ConnectionId id = connected(ACME);
        connections.test(ACME, id);
        patch(id, new ConnectionPatch("Shop", "{}", Map.of()));
        assertThat(connections.get(ACME, id).lastTest()).isNotNull();
        assertThat(connections.get(ACME, id).health()).isEqualTo(ConnectionHealth.HEALTHY);

        patch(id, new ConnectionPatch(null, "{\"company\":1}", Map.of()));
        assertForgotten(connections.get(ACME, id));

        script.answer = () -> new ConnectionTestResult(Outcome.REJECTED, "scripted", "the key is not known here");
        connections.test(ACME, id);
        assertThat(state(id)).isEqualTo(CredentialState.REJECTED);
        keyport.domains.configure(ACME, ACCOUNTING, SCRIPTED, "{\"company\":1.0}");
        assertThat(state(id)).isEqualTo(CredentialState.REJECTED);
        keyport.domains.configure(ACME, ACCOUNTING, SCRIPTED, "{\"company\":2}");
        assertForgotten(connections.get(ACME, id));
        assertThat(state(id)).isEqualTo(CredentialState.USABLE);
    }

    @Test
    void test_configurationChangedMeanwhile_isNotKept() {
        ConnectionId id = connected(ACME);
        script.answer = () -> {
            patch(id, new ConnectionPatch(null, "{\"company\":1}", Map.of()));
            return new ConnectionTestResult(Outcome.REJECTED, "scripted", "the key is not known here");
        };

        connections.test(ACME, id);

        assertThat(connections.get(ACME, id).lastTest()).isNull();
        assertThat(state(id)).isEqualTo(CredentialState.USABLE);
    }

    private static void assertForgotten(IntegrationConnection connection) {
        assertThat(connection.lastTest()).isNull();
        assertThat(connection.lastTestedAt()).isNotNull();
        assertThat(connection.health()).isEqualTo(ConnectionHealth.UNKNOWN);
    }

    private void patch(ConnectionId id, ConnectionPatch patch) {
        connections.patch(ACME, id, connections.get(ACME, id).version(), patch);
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void test_failureOfAnyKind_isToldAndOnlyAuthenticationMarksTheCredential(FailureKind kind) {
        ConnectionId id = connected(ACME);
        script.answer = () -> {
            throw new IntegrationException(ACME.tenant(), ACCOUNTING, SCRIPTED, kind, "it failed");
        };

        ConnectionTestResult result = connections.test(ACME, id).result();

        assertThat(result.failureKind()).isEqualTo(kind);
        assertThat(result.outcome()).isEqualTo(kind.retryable() ? Outcome.UNKNOWN : Outcome.REJECTED);
        assertThat(state(id))
                .isEqualTo(kind == FailureKind.AUTHENTICATION ? CredentialState.REJECTED : CredentialState.USABLE);
    }

    @Test
    void test_simulated_namesNoAccount() {
        ConnectionId id = keyport.connections
                .create(ACME, IntegrationDomain.AI, ProviderSlug.NOOP, null, null)
                .id();

        assertThat(connections.test(ACME, id).result())
                .isEqualTo(new ConnectionTestResult(Outcome.SIMULATED, "noop", null));
    }

    @Test
    void test_whileTheProviderIsAsked_noTransactionIsOpen() {
        ConnectionId id = connected(ACME);
        List<String> open = new ArrayList<>();
        script.answer = () -> {
            open.addAll(keyport.admin("select state from pg_stat_activity where datname = current_database()"
                    + " and usename = 'keyport_app' and xact_start is not null"));
            return ConnectionTestResult.confirmed("scripted", null);
        };

        connections.test(ACME, id);

        assertThat(open).isEmpty();
        assertThat(script.asked.get()).isEqualTo(1);
    }

    @Test
    void test_moreThanSixAMinute_areRefusedOnAllNodesTogether() throws Exception {
        ConnectionId id = connected(ACME);
        ConnectionService other = new ConnectionService(
                keyport.database, keyport.catalog, keyport.secrets, keyport.snapshots, nanos::get);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        int allowed = 0;
        try {
            List<Callable<Boolean>> work = IntStream.range(0, 24)
                    .<Callable<Boolean>>mapToObj(i -> () -> isAllowed(i % 2 == 0 ? connections : other, id))
                    .toList();
            for (Future<Boolean> done : threads.invokeAll(work)) {
                allowed += done.get() ? 1 : 0;
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(allowed).isEqualTo(6);
        assertThat(script.asked.get()).isEqualTo(6);
        assertThatThrownBy(() -> keyport.domains.test(ACME, ACCOUNTING)).isInstanceOf(TooManyTestsException.class);
        connections.test(GLOBEX, connected(GLOBEX));
    }

    @Test
    void test_whenTheOldestIsAMinuteAgo_mayStartAgain() {
        ConnectionId id = connected(ACME);
        for (int i = 0; i < 6; i++) {
            connections.test(ACME, id);
        }
        age("40 seconds");
        assertThatThrownBy(() -> connections.test(ACME, id))
                .isInstanceOfSatisfying(
                        TooManyTestsException.class,
                        e -> assertThat(e.retryAfter()).isBetween(Duration.ZERO, Duration.ofSeconds(20)));

        age("20 seconds");
        connections.test(ACME, id);
    }

    @Test
    void test_unknownOrNotInstalled_doesNotCount() {
        ConnectionId id = connected(ACME);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> connections.test(GLOBEX, id)).isInstanceOf(UnknownException.class);
        }

        assertThat(keyport.admin("select type from keyport.event where type = 'connection.test_started'"))
                .isEmpty();
    }

    private void age(String interval) {
        keyport.change("update keyport.event set at = at - interval '" + interval + "'"
                + " where type = 'connection.test_started'");
    }

    private static boolean isAllowed(ConnectionService node, ConnectionId id) {
        try {
            return node.test(ACME, id).success();
        } catch (TooManyTestsException e) {
            assertThat(e.retryAfter()).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(1));
            return false;
        }
    }

    private @Nullable CredentialState state(ConnectionId id) {
        return Objects.requireNonNull(connections.get(ACME, id).credential()).state();
    }

    private ConnectionId connected(Caller caller) {
        ConnectionId id =
                connections.create(caller, ACCOUNTING, SCRIPTED, null, null).id();
        keyport.setCredential(caller, id, CredentialTerms.NONE);
        return id;
    }
}
