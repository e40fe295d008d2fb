package dev.keyport.archunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks rules against classes that were planted to violate them. */
final class Planted {

    static final String BASE = "com.planted.";

    private Planted() {}

    static JavaClasses classes(String... packages) {
        return new ClassFileImporter().importPackages(packages);
    }

    /**
     * Fails unless these rules, and no others, are violated by the classes in the package; answers what the violations say.
     */
    static List<String> violations(HexagonRules rules, String packageName, String... violatedRules) {
        JavaClasses classes = classes(packageName);
        Map<String, List<String>> violated = new TreeMap<>();
        for (ArchRule rule : rules.all()) {
            EvaluationResult result = rule.evaluate(classes);
            if (result.hasViolation()) {
                violated.put(
                        rule.getDescription().replaceAll(", because .*", ""),
                        result.getFailureReport().getDetails());
            }
        }
        assertThat(violated.keySet()).containsExactlyInAnyOrder(violatedRules);
        return violated.values().stream().flatMap(List::stream).toList();
    }

    /** As above, for the usual layout, and with the classes that must be named; no others of the package may be. */
    static void assertViolated(String caseName, String violatedRule, Class<?>... culprits) {
        assertViolated(caseName, List.of(violatedRule), culprits);
    }

    static void assertViolated(String caseName, List<String> violatedRules, Class<?>... culprits) {
        String base = BASE + caseName;
        assertNamed(
                violations(HexagonRules.forBasePackage(base), base, violatedRules.toArray(String[]::new)), culprits);
    }

    static void assertNamed(List<String> lines, Class<?>... culprits) {
        for (Class<?> culprit : culprits) {
            assertThat(lines)
                    .as(culprit.getSimpleName())
                    .anyMatch(line -> line.matches(".*<" + Pattern.quote(culprit.getName()) + "[.>$(].*"));
        }
        assertThat(lines)
                .allMatch(line -> Stream.of(culprits)
                        .anyMatch(culprit -> line.matches(".*<" + Pattern.quote(culprit.getName()) + "[.>$(].*")));
    }
}
