package dev.keyport.registry;

import static dev.keyport.registry.RegistryFixture.ACME;
import static dev.keyport.registry.RegistryFixture.caller;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.AccessDeniedException;
import dev.keyport.port.AdapterFactory;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Outcome;
import dev.keyport.port.Role;
import dev.keyport.port.payment.PaymentProvider;
import dev.keyport.port.payment.PaymentState;
import dev.keyport.port.payment.PaymentStatus;
import dev.keyport.port.payment.RefundRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UseEventsTest {

    private static final String EVENTS = "select concat_ws(' ', level, type, actor, meta ->> 'domain',"
            + " meta ->> 'providerSlug', meta ->> 'capability', meta ->> 'outcome', meta ->> 'simulated',"
            + " meta ->> 'failureKind', meta ->> 'reason') from keyport.event where type like 'capability.%' order by at";

    private final AtomicInteger calls = new AtomicInteger();
    private volatile Supplier<PaymentStatus> answer = () -> status("SECRET-REFERENCE");

    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture(installed());

    @BeforeEach
    void prepare() {
        keyport.ready(PaymentProvider.class);
    }

    @Test
    void use_answered_isAnEventInTheNameOfTheCaller() {
        keyport.registry.use(caller("acme", Role.MEMBER), PaymentProvider.class).status("1");

        assertThat(keyport.admin(EVENTS))
                .containsExactly("info capability.used alice payment stand-in check_payment CONFIRMED false");
        assertThat(keyport.admin("select (connection_id = c.id)::text || jsonb_typeof(meta -> 'durationMillis')"
                        + " from keyport.event e join keyport.connection c on c.tenant_id = e.tenant_id"
                        + " where e.type = 'capability.used'"))
                .containsExactly("truenumber");
    }

    @Test
    void use_simulated_saysSo() {
        keyport.registry.use(RegistryFixture.GLOBEX, PaymentProvider.class).status("1");

        assertThat(keyport.admin(EVENTS))
                .containsExactly("info capability.used alice payment noop check_payment SIMULATED true");
        assertThat(keyport.admin("select health from keyport.connection")).containsExactly("unknown");
    }

    @Test
    void use_failed_isAWarningWithTheKindOfFailure() {
        answer = () -> {
            throw new IntegrationException(
                    ACME.tenant(), IntegrationDomain.PAYMENT, StandIn.SLUG, FailureKind.RATE_LIMITED, "SECRET-TEXT");
        };
        assertThatThrownBy(this::call).isInstanceOf(IntegrationException.class);
        answer = () -> {
            throw new IllegalStateException("SECRET-TEXT");
        };
        assertThatThrownBy(this::call).isInstanceOf(IllegalStateException.class);

        assertThat(keyport.admin(EVENTS))
                .containsExactly(
                        "warning capability.failed alice payment stand-in check_payment RATE_LIMITED",
                        "warning capability.failed alice payment stand-in check_payment INTERNAL");
    }

    @Test
    void use_refused_isAWarningWithTheReason() {
        keyport.switches("{\"check_payment\":false}");
        assertThatThrownBy(this::call).isInstanceOf(UseRefusedException.class);
        RefundRequest refund = new RefundRequest(new IdempotencyKey("1"), "1", null, null);
        assertThatThrownBy(() -> keyport.registry
                        .use(caller("acme", Role.MEMBER), PaymentProvider.class)
                        .refund(refund))
                .isInstanceOf(AccessDeniedException.class);
        keyport.domains.toggle(ACME, IntegrationDomain.PAYMENT, false);
        assertThatThrownBy(this::call).isInstanceOf(UseRefusedException.class);

        assertThat(keyport.admin(EVENTS))
                .containsExactly(
                        "warning capability.refused alice payment stand-in check_payment capability-off",
                        "warning capability.refused alice payment stand-in refund_payment role-not-permitted",
                        "warning capability.refused alice payment noop connection-disabled");
        assertThat(calls).hasValue(0);
    }

    @Test
    void use_whateverWasSentOrAnswered_isInNoEvent() {
        keyport.registry.use(ACME, PaymentProvider.class).status("SECRET-ARGUMENT");

        assertThat(keyport.admin("select e::text from keyport.event e")).noneMatch(row -> row.contains("SECRET"));
    }

    @Test
    void use_eventCannotBeWritten_theResultIsReturned() {
        PaymentProvider payments = keyport.registry.use(ACME, PaymentProvider.class);
        keyport.change("revoke insert on keyport.event from keyport_app");

        assertThat(payments.status("1").outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(calls).hasValue(1);

        keyport.switches("{\"check_payment\":false}");
        assertThatThrownBy(this::call).isInstanceOf(UseRefusedException.class);
        assertThat(calls).hasValue(1);
    }

    private void call() {
        keyport.registry.use(ACME, PaymentProvider.class).status("1");
    }

    private static PaymentStatus status(String reference) {
        return new PaymentStatus(Outcome.CONFIRMED, PaymentState.PENDING, reference, Instant.EPOCH);
    }

    private List<AdapterFactory<?>> installed() {
        List<AdapterFactory<?>> installed = new ArrayList<>(RegistryFixture.noOps());
        installed.add(StandIn.of(PaymentProvider.class, call -> {
            calls.incrementAndGet();
            return answer.get();
        }));
        return installed;
    }
}
