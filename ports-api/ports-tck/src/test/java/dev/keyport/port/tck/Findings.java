package dev.keyport.port.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The names of the checks that fail, of one capability or of a whole contract. */
final class Findings implements TestExecutionListener {

    private final Set<String> failed = new TreeSet<>();
    private int checks;

    private Findings() {}

    /** Runs only the checks of one capability; the first that the port has and the provider declares is number 1. */
    static Set<String> ofCapability(int number, Class<?> contract, Path conformance) {
        // before it come the check of what is declared, and the connection test
        UniqueId checks = UniqueId.forEngine("junit-jupiter")
                .append("class", contract.getName())
                .append("test-factory", "vendor_whateverItDoes_isHandled(" + ConformanceReport.class.getName() + ")")
                .append("dynamic-container", "#" + (number + 2));
        return of(DiscoverySelectors.selectUniqueId(checks), conformance);
    }

    static Set<String> ofAll(Class<?> contract, Path conformance) {
        return of(DiscoverySelectors.selectClass(contract), conformance);
    }

    /** Runs only one test of the port's own. */
    static Set<String> ofTest(Class<?> contract, String test, Path conformance) {
        return of(DiscoverySelectors.selectMethod(contract, test), conformance, 1);
    }

    /** The same where the test is in a class inside of the contract. */
    static Set<String> ofTest(Class<?> contract, Class<?> part, String test, Path conformance) {
        return of(DiscoverySelectors.selectNestedMethod(List.of(contract), part, test), conformance, 1);
    }

    private static Set<String> of(DiscoverySelector selector, Path conformance) {
        return of(selector, conformance, 10);
    }

    private static Set<String> of(DiscoverySelector selector, Path conformance, int leastChecks) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selector)
                .configurationParameter(ConformanceWriter.FOLDER, conformance.toString())
                .build();
        Findings findings = new Findings();
        LauncherFactory.create().execute(request, findings);
        assertThat(findings.checks).as("checks that were made").isGreaterThanOrEqualTo(leastChecks);
        return findings.failed;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        checks++;
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            failed.add(test.getDisplayName().replace("()", ""));
        }
    }
}
