package dev.keyport.registry;

import static dev.keyport.registry.RegistryFixture.ACME;
import static dev.keyport.registry.RegistryFixture.caller;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keyport.port.AccessDeniedException;
import dev.keyport.port.AdapterFactory;
import dev.keyport.port.Caller;
import dev.keyport.port.Capability;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.PortDomain;
import dev.keyport.port.RequiresCapability;
import dev.keyport.port.Role;
import dev.keyport.registry.UseRefusedException.Reason;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every method of every port, and everything that can be off: refused, and the vendor is not called. */
class PortGuardTest {

    private static final List<Class<? extends IntegrationPort>> PORTS = RegistryFixture.noOps().stream()
            .<Class<? extends IntegrationPort>>map(AdapterFactory::port)
            .toList();

    private final AtomicInteger calls = new AtomicInteger();

    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture(installed(false));

    private final RegistryFixture incapable = keyport.with(installed(true));

    @TestFactory
    Stream<DynamicTest> use_everythingOn_callsTheVendor() {
        return eachMethod(method -> {
            call(keyport, ACME, method);

            assertThat(calls).hasValue(1);
        });
    }

    @TestFactory
    Stream<DynamicTest> use_capabilityOff_refuses() {
        return eachMethod(method -> {
            String id = method.getAnnotation(RequiresCapability.class).value();
            keyport.switches("{\"" + id + "\":false}");

            assertRefused(() -> call(keyport, ACME, method), Reason.CAPABILITY_OFF);
            assertRefused(
                    () -> call(keyport.registry.resolve(ACME.tenant(), port(method)), method), Reason.CAPABILITY_OFF);
            assertRefused(
                    () -> call(keyport.registry.require(ACME.tenant(), port(method)), method), Reason.CAPABILITY_OFF);
        });
    }

    @TestFactory
    Stream<DynamicTest> use_otherCapabilitiesOff_callsTheVendor() {
        return eachMethod(method -> {
            String id = method.getAnnotation(RequiresCapability.class).value();
            List<String> others = StandIn.capabilitiesOf(port(method)).stream()
                    .map(Capability::id)
                    .filter(other -> !other.equals(id))
                    .map(other -> "\"" + other + "\":false")
                    .toList();
            keyport.switches("{\"" + id + "\":true" + (others.isEmpty() ? "" : ",") + String.join(",", others) + "}");

            call(keyport, ACME, method);

            assertThat(calls).hasValue(1);
        });
    }

    @TestFactory
    Stream<DynamicTest> use_capabilityThatTheProviderDoesNotOffer_refuses() {
        return eachMethod(method -> assertRefused(() -> call(incapable, ACME, method), Reason.CAPABILITY_NOT_OFFERED));
    }

    @TestFactory
    Stream<DynamicTest> use_connectionDisabled_refuses() {
        return eachMethod(method -> {
            keyport.domains.toggle(ACME, domain(method), false);

            assertRefused(() -> call(keyport, ACME, method), Reason.CONNECTION_DISABLED);
        });
    }

    @TestFactory
    Stream<DynamicTest> use_flagOff_refuses() {
        return eachMethod(method -> {
            keyport.settings.update(ACME, before -> TenantSettings.DEFAULT);
            boolean hasFlag = !TenantSettings.DEFAULT.isEnabled(domain(method));

            Throwable thrown = catchThrowable(() -> call(keyport, ACME, method));

            assertThat(calls).hasValue(hasFlag ? 0 : 1);
            assertThat(thrown instanceof IntegrationDisabledException).isEqualTo(hasFlag);
        });
    }

    @TestFactory
    Stream<DynamicTest> use_everyRole_isLetInFromTheRoleOfTheCapabilityOn() {
        return eachMethod(method -> {
            Role least = method.getAnnotation(RequiresCapability.class).role();
            for (Role role : Role.values()) {
                calls.set(0);
                Throwable thrown = catchThrowable(() -> call(keyport, caller("acme", role), method));

                boolean allowed = role == Role.SYSTEM || role.compareTo(least) <= 0;
                assertThat(calls).as(role.toString()).hasValue(allowed ? 1 : 0);
                assertThat(thrown instanceof AccessDeniedException)
                        .as(role.toString())
                        .isEqualTo(!allowed);
            }
        });
    }

    @Test
    void use_methodsOfEveryPort_passWithEverythingOff() {
        keyport.ready(port("accounting"));
        keyport.switches("{\"sync_invoice\":false,\"sync_customer\":false}");

        IntegrationPort port = keyport.registry.use(caller("acme", Role.MEMBER), port("accounting"));

        assertThat(port.providerId()).isEqualTo(StandIn.SLUG.value());
        assertThat(port.simulated()).isFalse();
        assertThat(port.testConnection().success()).isTrue();
        assertThat(Set.of(port)).contains(port);
        assertThat(port)
                .hasSameHashCodeAs(port)
                .hasToString("StandIn[ConnectionContext[acme stand-in "
                        + keyport.admin("select id::text from keyport.connection")
                                .get(0) + "]]");
        assertThat(port).isNotEqualTo(keyport.registry.use(ACME, port("accounting")));
    }

    @Test
    void use_nothingSelected_simulatesAndStillAsksForTheRole() throws Exception {
        Class<? extends IntegrationPort> payment = port("payment");
        Method refund = StandIn.business(payment).stream()
                .filter(method -> method.getName().equals("refund"))
                .findFirst()
                .orElseThrow();

        assertThat(keyport.registry.use(ACME, payment).simulated()).isTrue();
        assertThatThrownBy(() -> call(keyport, caller("acme", Role.MEMBER), refund))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("manager");
    }

    @Test
    void use_whatTheAdapterThrows_comesOutAsItIs() {
        for (Throwable failure :
                List.of(new IOException("checked"), new IllegalStateException(), new AssertionError())) {
            CheckedPort.Factory factory = new CheckedPort.Factory(failure);
            RegistryFixture other = keyport.with(List.of(factory));

            assertThatThrownBy(() -> other.registry.use(ACME, CheckedPort.class).risk())
                    .isSameAs(failure);
        }
    }

    private Stream<DynamicTest> eachMethod(Consumer<Method> check) {
        return PORTS.stream()
                .flatMap(port -> StandIn.business(port).stream())
                .map(method -> DynamicTest.dynamicTest(
                        method.getDeclaringClass().getSimpleName() + "." + method.getName(), () -> {
                            keyport.ready(port(method));
                            incapable.snapshots.invalidateAll();
                            calls.set(0);
                            check.accept(method);
                        }));
    }

    private void assertRefused(Runnable use, Reason reason) {
        assertThatThrownBy(use::run)
                .isInstanceOfSatisfying(
                        UseRefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
        assertThat(calls).hasValue(0);
    }

    private static void call(RegistryFixture keyport, Caller caller, Method method) {
        call(keyport.registry.use(caller, port(method)), method);
    }

    private static void call(IntegrationPort port, Method method) {
        Object[] nothing = Stream.of(method.getParameterTypes())
                .map(type -> type == int.class ? 0 : null)
                .toArray();
        try {
            method.invoke(port, nothing);
        } catch (InvocationTargetException e) {
            if (e.getTargetException() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new AssertionError(e);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<? extends IntegrationPort> port(Method method) {
        return method.getDeclaringClass().asSubclass(IntegrationPort.class);
    }

    private static Class<? extends IntegrationPort> port(String domain) {
        return PORTS.stream()
                .filter(port -> port.getAnnotation(PortDomain.class).value().equals(domain))
                .findFirst()
                .orElseThrow();
    }

    private static IntegrationDomain domain(Method method) {
        return new IntegrationDomain(
                port(method).getAnnotation(PortDomain.class).value());
    }

    private List<AdapterFactory<?>> installed(boolean withoutCapabilities) {
        List<AdapterFactory<?>> installed = new ArrayList<>(RegistryFixture.noOps());
        for (Class<? extends IntegrationPort> port : PORTS) {
            installed.add(new StandIn<>(
                    port, withoutCapabilities ? List.of() : StandIn.capabilitiesOf(port), call -> count()));
        }
        return installed;
    }

    private @Nullable Object count() {
        calls.incrementAndGet();
        return null;
    }
}
