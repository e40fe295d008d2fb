package dev.keyport.registry;

import static dev.keyport.registry.RegistryFixture.ACME;
import static dev.keyport.registry.RegistryFixture.caller;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Outcome;
import dev.keyport.port.Role;
import dev.keyport.port.Secret;
import dev.keyport.port.payment.PaymentProvider;
import dev.keyport.port.payment.PaymentState;
import dev.keyport.port.payment.PaymentStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthTrackerTest {

    private static final String HEALTH =
            "select health || ' ' || failures from keyport.connection where provider = 'stand-in'";
    private static final String CHANGES =
            "select meta ->> 'health' from keyport.event where type = 'connection.health_changed' order by at";
    private static final String REJECTED =
            "select (credential_rejected_at is not null)::text from keyport.connection where provider = 'stand-in'";

    private volatile @Nullable FailureKind failure;
    private volatile Outcome outcome = Outcome.CONFIRMED;

    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture(installed());

    @BeforeEach
    void prepare() {
        keyport.ready(PaymentProvider.class);
    }

    @Test
    void call_answered_makesANewConnectionHealthyOnce() {
        assertHealth("unknown 0");

        call();
        call();

        assertHealth("healthy 0");
        assertThat(keyport.admin(CHANGES)).containsExactly("healthy");
    }

    @Test
    void call_failingThreeTimesInARow_degradesThenFails_andASuccessHeals() {
        call();
        failure = FailureKind.UNAVAILABLE;
        call();
        assertHealth("degraded 1");
        failure = FailureKind.TIMEOUT;
        call();
        assertHealth("degraded 2");
        call();
        assertHealth("failing 3");
        call();
        assertHealth("failing 3");
        failure = null;
        call();
        assertHealth("healthy 0");

        assertThat(keyport.admin(CHANGES)).containsExactly("healthy", "degraded", "failing", "healthy");
    }

    @Test
    void call_successBetweenFailures_startsTheCountAgain() {
        for (int round = 0; round < 3; round++) {
            failure = FailureKind.UNAVAILABLE;
            call();
            call();
            assertHealth("degraded 2");
            failure = null;
            call();
            assertHealth("healthy 0");
        }
    }

    @Test
    void call_withoutAnswer_countsAsFailure_aRefusalOfTheRequestDoesNot() {
        outcome = Outcome.UNKNOWN;
        call();
        assertHealth("degraded 1");
        outcome = Outcome.REJECTED;
        call();
        assertHealth("healthy 0");
    }

    @Test
    void call_failureThatIsNotTheProviders_changesNothing() {
        call();
        for (FailureKind kind : List.of(
                FailureKind.INVALID_REQUEST,
                FailureKind.NOT_FOUND,
                FailureKind.RATE_LIMITED,
                FailureKind.CONFIGURATION,
                FailureKind.DISABLED)) {
            failure = kind;
            call();
            assertHealth("healthy 0");
        }
        assertThat(keyport.admin(REJECTED)).containsExactly("false");
    }

    @Test
    void call_keyRefused_marksTheCredentialOnceAndNotTheHealth() {
        setKey("sk-of-acme");
        call();
        failure = FailureKind.AUTHENTICATION;
        call();
        call();

        assertHealth("healthy 0");
        assertThat(keyport.admin(REJECTED)).containsExactly("true");
        assertThat(keyport.admin(
                        "select level || ' ' || message from keyport.event where type = 'credential.rejected'"))
                .containsExactly("warning The provider refused the key.");

        failure = null;
        call();
        assertThat(keyport.admin(REJECTED)).containsExactly("false");
    }

    @Test
    void call_keyRefusedOfACredentialThatWasReplacedMeanwhile_doesNotMarkTheNewOne() {
        setKey("sk-old");
        PaymentProvider before = keyport.registry.use(ACME, PaymentProvider.class);
        setKey("sk-new");
        failure = FailureKind.AUTHENTICATION;

        assertThat(catchThrowable(() -> before.status("1"))).isInstanceOf(IntegrationException.class);

        assertThat(keyport.admin(REJECTED)).containsExactly("false");
        call();
        assertThat(keyport.admin(REJECTED)).containsExactly("true");
    }

    @Test
    void call_ofAMember_movesTheHealthInTheNameOfTheMember() {
        failure = FailureKind.UNAVAILABLE;

        assertThat(catchThrowable(() -> keyport.registry
                        .use(caller("acme", Role.MEMBER), PaymentProvider.class)
                        .status("1")))
                .isInstanceOf(IntegrationException.class);

        assertHealth("degraded 1");
        assertThat(keyport.admin("select actor from keyport.event where type = 'connection.health_changed'"))
                .containsExactly("alice");
    }

    @Test
    void call_manyFailuresAtOnce_countsEveryOneUpToThreeAndTellsEachStepOnce() throws Exception {
        failure = FailureKind.UNAVAILABLE;
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                calls.add(() -> {
                    call();
                    return true;
                });
            }
            for (Future<Boolean> done : threads.invokeAll(calls)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertHealth("failing 3");
        assertThat(keyport.admin(CHANGES)).containsExactly("degraded", "failing");
        assertThat(keyport.admin("select count(*)::text from keyport.event where type = 'capability.failed'"))
                .containsExactly("24");
    }

    @Test
    void call_seenOnAnotherNode_healsThere() {
        RegistryFixture other = keyport.with(installed());
        failure = FailureKind.UNAVAILABLE;
        call();
        failure = null;

        other.registry.use(ACME, PaymentProvider.class).status("1");

        assertHealth("healthy 0");
    }

    @Test
    void call_changingTheHealth_leavesTheVersionOfTheConnection() {
        List<String> before = keyport.admin("select version::text from keyport.connection");
        failure = FailureKind.UNAVAILABLE;

        call();

        assertThat(keyport.admin("select version::text from keyport.connection"))
                .isEqualTo(before);
    }

    private void call() {
        Throwable thrown = catchThrowable(
                () -> keyport.registry.use(ACME, PaymentProvider.class).status("1"));
        assertThat(thrown == null).isEqualTo(failure == null);
    }

    private void setKey(String key) {
        try (Secret secret = Secret.ofUtf8(key)) {
            keyport.domains.setKey(ACME, IntegrationDomain.PAYMENT, secret);
        }
    }

    private void assertHealth(String expected) {
        assertThat(keyport.admin(HEALTH)).containsExactly(expected);
    }

    private List<AdapterFactory<?>> installed() {
        List<AdapterFactory<?>> installed = new ArrayList<>(RegistryFixture.noOps());
        installed.add(StandIn.of(PaymentProvider.class, this::answer));
        return installed;
    }

    private Object answer(StandIn.Call call) {
        FailureKind kind = failure;
        if (kind != null) {
            throw new IntegrationException(
                    call.context().tenant(),
                    IntegrationDomain.PAYMENT,
                    StandIn.SLUG,
                    kind,
                    "the stand-in says " + kind);
        }
        return new PaymentStatus(outcome, PaymentState.PENDING, "1", Instant.EPOCH);
    }
}
