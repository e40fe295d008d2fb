package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.keyport.archunit.internal.bytecode.CodeBase;
import dev.keyport.archunit.internal.bytecode.DroppedResults;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** What callers of ports do with the answer. Constants for the usual layout. */
public final class OutcomeRules {

    @ArchTest
    public static final ArchRule NO_OUTCOME_IS_IGNORED = noOutcomeIsIgnored(Rules.IMPORTED);

    private static final String PORT = "dev.keyport.port.IntegrationPort";
    private static final String RESULT = "dev.keyport.port.PortResult";
    private static final String OUTCOME = "dev.keyport.port.Outcome";

    private OutcomeRules() {}

    static List<ArchRule> of(HexagonLayout layout) {
        return List.of(noOutcomeIsIgnored(layout));
    }

    private static ArchRule noOutcomeIsIgnored(HexagonLayout layout) {
        return Rules.codeBase(
                layout,
                "no outcome of a port call is ignored",
                "SIMULATED, REJECTED and UNKNOWN are answers, not exceptions: who drops the result takes them for success",
                parts -> {
                    BiPredicate<JavaClass, JavaClass> isAnswer = (port, answer) -> isAnswer(parts, port, answer);
                    return new DroppedResults(new CodeBase(callers(parts, isAnswer)), isAnswer).dropped();
                });
    }

    private static List<JavaClass> callers(Parts parts, BiPredicate<JavaClass, JavaClass> isAnswer) {
        return parts.own().stream()
                .filter(type -> !Parts.isContract(type))
                .filter(type -> type.getCodeUnits().stream()
                        .flatMap(OutcomeRules::targets)
                        .anyMatch(target ->
                                isOfPort(target) || isAnswer.test(target.getOwner(), target.getRawReturnType())))
                .toList();
    }

    /** Whether a port of a team's own answers it: an {@code Outcome}, or what the port itself calls a result or an outcome. */
    private static boolean isAnswer(Parts parts, JavaClass port, JavaClass answer) {
        String name = answer.getSimpleName();
        return port.isInterface()
                && parts.isPort(port)
                && (answer.getName().equals(OUTCOME)
                        || (parts.isPort(answer) && (name.endsWith("Result") || name.endsWith("Outcome"))));
    }

    private static Stream<AccessTarget.CodeUnitAccessTarget> targets(JavaCodeUnit unit) {
        return Stream.concat(
                unit.getMethodCallsFromSelf().stream().map(call -> call.getTarget()),
                unit.getMethodReferencesFromSelf().stream().map(reference -> reference.getTarget()));
    }

    private static boolean isOfPort(AccessTarget.CodeUnitAccessTarget target) {
        return CodeBase.isBelow(target.getOwner(), PORT) || CodeBase.isBelow(target.getRawReturnType(), RESULT);
    }
}
