package dev.keyport.port.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.Outcome;
import dev.keyport.port.PortDomain;
import dev.keyport.port.ProviderSlug;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every tenant-configurable port demands of its implementations. Extend the contract of the port, not this class.
 *
 * @param <P> the port
 */
public abstract class IntegrationPortContract<P extends IntegrationPort> {

    private static final int CALLS = 16;

    private final Class<P> port;

    protected IntegrationPortContract(Class<P> port) {
        this.port = port;
    }

    /** The adapter under test, bound to a connection that works; the same one, or one like it, at each call. */
    protected abstract P provider();

    @Test
    public void providerId_isTheSlugOfTheAnnotation() {
        IntegrationAdapter adapter = adapterAnnotation();

        assertThat(new ProviderSlug(provider().providerId()).value()).isEqualTo(adapter.slug());
    }

    @Test
    public void adapter_servesTheDomainOfThePort() {
        PortDomain domain = port.getAnnotation(PortDomain.class);

        assertThat(domain).as("@PortDomain of %s", port.getName()).isNotNull();
        assertThat(adapterAnnotation().domain()).isEqualTo(domain.value());
    }

    @Test
    public void testConnection_namesTheProviderAndAnswersConsistently() {
        ConnectionTestResult result = provider().testConnection();

        assertThat(result.providerName()).isEqualTo(provider().providerId());
        assertSimulatedOnlyIfTheAdapterIs(result.outcome());
        assertMessageOnlyWithoutSuccess(result.outcome(), result.errorMessage());
        if (result.success()) {
            assertThat(result.failureKind())
                    .as("the kind of failure of a success")
                    .isNull();
        }
        if (result.outcome() == Outcome.SIMULATED) {
            assertThat(result.account()).as("the account when nobody was asked").isNull();
        }
    }

    /** Fails unless an outcome, a reference and a message can stand together in an answer of this adapter. */
    protected final void assertConsistent(Outcome outcome, @Nullable String reference, @Nullable String errorMessage) {
        assertSimulatedOnlyIfTheAdapterIs(outcome);
        assertMessageOnlyWithoutSuccess(outcome, errorMessage);
        if (outcome.success()) {
            assertThat(reference).as("the reference of a success").isNotBlank();
        }
        if (outcome == Outcome.REJECTED) {
            assertThat(reference).as("the reference of what was not accepted").isNull();
        }
    }

    /** Fails unless the outcome is simulated exactly when the adapter says that it simulates. */
    protected final void assertSimulatedOnlyIfTheAdapterIs(Outcome outcome) {
        assertThat(outcome == Outcome.SIMULATED)
                .as(
                        "outcome %s of an adapter with simulated() = %s",
                        outcome, provider().simulated())
                .isEqualTo(provider().simulated());
    }

    /** Fails when a success has a message, or a refusal has none. */
    protected final void assertMessageOnlyWithoutSuccess(Outcome outcome, @Nullable String errorMessage) {
        if (outcome.success()) {
            assertThat(errorMessage).as("the message of a success").isNull();
        }
        if (outcome == Outcome.REJECTED) {
            assertThat(errorMessage).as("the message of what was not accepted").isNotBlank();
        }
    }

    /** Makes 16 calls in 8 threads, numbered from 0, and fails unless each gives a reference of its own. */
    protected final void assertDistinctReferences(IntFunction<@Nullable String> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<@Nullable String> references = new ArrayList<>();
        try {
            List<Callable<@Nullable String>> calls = IntStream.range(0, CALLS)
                    .<Callable<@Nullable String>>mapToObj(i -> () -> call.apply(i))
                    .toList();
            for (Future<@Nullable String> answer : threads.invokeAll(calls)) {
                references.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(references)
                .as("references of concurrent calls")
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    private IntegrationAdapter adapterAnnotation() {
        Class<?> type = provider().getClass();
        IntegrationAdapter adapter = type.getAnnotation(IntegrationAdapter.class);
        assertThat(adapter).as("@IntegrationAdapter of %s", type.getName()).isNotNull();
        return adapter;
    }
}
