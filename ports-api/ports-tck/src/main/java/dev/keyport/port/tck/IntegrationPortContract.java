package dev.keyport.port.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.Outcome;
import dev.keyport.port.PortDomain;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.RequiresCapability;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every tenant-configurable port demands of its implementations. Extend the contract of the port, not this class, unless the
 * port is your own.
 *
 * <p>An adapter that calls its vendor over HTTP gives {@link Subject#withVendor a script of the vendor}. Then each capability that
 * its provider declares is tried, without an account anywhere: success, a refusal, 401, 403, 404, 429 and 5xx; answers that are
 * slow, cut, malformed, empty, huge, of another content type or at odds with their status; connections that break; a redirect to
 * another host; a repetition after no answer; two tenants at once; a credential that is missing or replaced; and the credential is
 * looked for in every log line, exception, answer, {@code toString} and URL. When all of it passes,
 * {@code target/conformance/<domain>-<slug>.json} says so; otherwise there is no such file. Put it into the adapter's jar, below
 * {@code META-INF/keyport/conformance/}, for the catalog to show.
 *
 * <p>What a test finds is told without the credential. Log lines are read through Logback, which comes with the kit.
 *
 * @param <P> the port
 */
@ExtendWith(ConformanceWriter.class)
public abstract class IntegrationPortContract<P extends IntegrationPort> {

    private static final int CALLS = 16;

    private final Class<P> port;
    private @Nullable Subject<P> subject;
    private @Nullable Bench<P> bench;
    private @Nullable P adapter;

    protected IntegrationPortContract(Class<P> port) {
        this.port = port;
    }

    /** What is tested; asked for once in each test. */
    protected abstract Subject<P> subject();

    /** Everything that the port can be asked for. */
    protected abstract List<Operation<P>> operations();

    /** The adapter under test, bound to a connection that works; the same one during a test. */
    protected final P provider() {
        P known = adapter;
        if (known == null) {
            known = connect();
            adapter = known;
        }
        return known;
    }

    /** Gives up the test when the provider does not declare this capability. */
    protected final void needs(String capability) {
        VendorScript<P> script = theSubject().script();
        Assumptions.assumeTrue(
                script == null
                        || new VendorContract<>(port, script, operations())
                                .declared()
                                .contains(capability),
                () -> "the provider does not declare " + capability);
    }

    @AfterEach
    protected final void disconnect() {
        if (bench != null) {
            bench.close();
        }
    }

    @Test
    public void operations_areAllThatThePortHas() {
        List<String> capabilities = Stream.of(port.getMethods())
                .map(method -> method.getAnnotation(RequiresCapability.class))
                .filter(Objects::nonNull)
                .map(RequiresCapability::value)
                .toList();

        assertThat(operations())
                .extracting(Operation::capability)
                .as("operations of the contract of %s", port.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(capabilities);
    }

    @TestFactory
    protected final Stream<DynamicNode> vendor_whateverItDoes_isHandled(ConformanceReport conformance) {
        VendorScript<P> script = theSubject().script();
        return script == null ? Stream.empty() : new VendorContract<>(port, script, operations()).tests(conformance);
    }

    @Test
    public void providerId_isTheSlugOfTheAnnotation() {
        String slug = new ProviderSlug(provider().providerId()).value();

        assertThat(slug).isEqualTo(adapterAnnotation().slug());
    }

    @Test
    public void adapter_servesTheDomainOfThePort() {
        PortDomain domain = port.getAnnotation(PortDomain.class);
        provider();

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

    private Subject<P> theSubject() {
        Subject<P> known = subject;
        if (known == null) {
            known = subject();
            subject = known;
        }
        return known;
    }

    private P connect() {
        VendorScript<P> script = theSubject().script();
        if (script == null) {
            return Objects.requireNonNull(theSubject().adapter(), "adapter");
        }
        Bench<P> made = new Bench<>(script, Operation.connectionTest(), Bench.LONG);
        bench = made;
        return made.announced(port, operations());
    }

    private IntegrationAdapter adapterAnnotation() {
        Class<?> type = bench == null ? provider().getClass() : bench.adapter().getClass();
        IntegrationAdapter annotation = type.getAnnotation(IntegrationAdapter.class);
        assertThat(annotation).as("@IntegrationAdapter of %s", type.getName()).isNotNull();
        return annotation;
    }
}
