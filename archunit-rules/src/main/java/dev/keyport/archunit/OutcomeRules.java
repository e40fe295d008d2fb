package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.keyport.archunit.internal.bytecode.CodeBase;
import dev.keyport.archunit.internal.bytecode.DroppedResults;
import java.util.List;
import java.util.stream.Stream;

/** What callers of ports do with the answer. Constants for the usual layout. */
public final class OutcomeRules {

    @ArchTest
    public static final ArchRule NO_OUTCOME_IS_IGNORED = noOutcomeIsIgnored(Rules.IMPORTED);

    private static final String PORT = "dev.keyport.port.IntegrationPort";
    private static final String RESULT = "dev.keyport.port.PortResult";

    private OutcomeRules() {}

    static List<ArchRule> of(HexagonLayout layout) {
        return List.of(noOutcomeIsIgnored(layout));
    }

    private static ArchRule noOutcomeIsIgnored(HexagonLayout layout) {
        return Rules.codeBase(
                layout,
                "no outcome of a port call is ignored",
                "SIMULATED, REJECTED and UNKNOWN are answers, not exceptions: who drops the result takes them for success",
                parts -> new DroppedResults(new CodeBase(parts.own().stream()
                                .filter(type -> !Parts.isContract(type) && callsPorts(type))
                                .toList()))
                        .dropped());
    }

    private static boolean callsPorts(JavaClass type) {
        return type.getCodeUnits().stream().flatMap(OutcomeRules::targets).anyMatch(OutcomeRules::isOfPort);
    }

    private static Stream<AccessTarget.CodeUnitAccessTarget> targets(JavaCodeUnit unit) {
        return Stream.concat(
                unit.getMethodCallsFromSelf().stream().map(call -> call.getTarget()),
                unit.getMethodReferencesFromSelf().stream().map(reference -> reference.getTarget()));
    }

    private static boolean isOfPort(AccessTarget.CodeUnitAccessTarget target) {
        return target.getOwner().isAssignableTo(PORT)
                || target.getRawReturnType().isAssignableTo(RESULT);
    }
}
