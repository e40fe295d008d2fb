package dev.keyport.port.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.AuthType;
import dev.keyport.port.Capability;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.PortDomain;
import dev.keyport.port.ProviderDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** Every check that fits, of every capability that a provider declares, and of its connection test. */
final class VendorContract<P extends IntegrationPort> {

    private static final String DECLARED = "declaredCapabilities_areThoseOfThePort";

    private final Class<P> port;
    private final VendorScript<P> script;
    private final ProviderDescriptor descriptor;
    private final List<Operation<P>> operations;

    VendorContract(Class<P> port, VendorScript<P> script, List<Operation<P>> known) {
        this.port = port;
        this.script = script;
        this.descriptor =
                script.factory(VendorServer.NOWHERE, Duration.ofSeconds(1)).descriptor();
        Set<String> declared = declared();
        this.operations = new ArrayList<>();
        operations.add(Operation.connectionTest());
        known.stream()
                .filter(operation -> declared.contains(operation.capability()))
                .forEach(operations::add);
    }

    Set<String> declared() {
        return descriptor.capabilities().stream().map(Capability::id).collect(Collectors.toSet());
    }

    Stream<DynamicNode> tests(ConformanceReport conformance) {
        String domain = Objects.requireNonNull(port.getAnnotation(PortDomain.class), "@PortDomain")
                .value();
        List<String> planned = new ArrayList<>();
        List<DynamicNode> nodes = new ArrayList<>();
        planned.add(Operation.TEST + " " + DECLARED);
        nodes.add(DynamicTest.dynamicTest(DECLARED, () -> {
            assertDeclared();
            conformance.passed(Operation.TEST, DECLARED);
        }));
        for (Operation<P> operation : operations) {
            List<DynamicTest> tests = new ArrayList<>();
            checks().filter(check -> check.applies().test(operation)).forEach(check -> {
                planned.add(operation.capability() + " " + check.name());
                tests.add(DynamicTest.dynamicTest(check.name(), () -> {
                    check.run(script, operation);
                    conformance.passed(operation.capability(), check.name());
                }));
            });
            nodes.add(DynamicContainer.dynamicContainer(operation.capability(), tests));
        }
        conformance.plan(domain, descriptor.slug().value(), planned);
        return nodes.stream();
    }

    private Stream<Check<P>> checks() {
        Stream<Check<P>> whoever = Stream.of(
                        AnswerChecks.all(script),
                        BeliefChecks.all(script),
                        AskedChecks.<P>all(),
                        AmountChecks.<P>all(),
                        SurroundingsChecks.<P>all(),
                        StatusChecks.<P>all(),
                        ConnectionChecks.<P>all(),
                        RepetitionChecks.<P>all(),
                        SecrecyChecks.<P>all())
                .flatMap(checks -> checks);
        boolean anonymous = descriptor.authType() == AuthType.NONE;
        return anonymous
                ? whoever
                : Stream.of(whoever, CredentialChecks.<P>all(), TenantChecks.<P>all(), LinkChecks.<P>all())
                        .flatMap(checks -> checks);
    }

    private void assertDeclared() {
        assertThat(descriptor.capabilities())
                .as("capabilities that the provider declares")
                .isNotEmpty();
        assertThat(operations)
                .extracting(Operation::capability)
                .as("capabilities of the port that the provider declares")
                .containsAll(declared());
        if (descriptor.needsCredential()) {
            assertThat(descriptor.allowedHosts())
                    .as("hosts that the credential may be sent to")
                    .isNotEmpty();
        }
    }
}
