package dev.keyport.archunit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

final class PortRules {

    /** What all Keyport ports share, for ports of other teams; its subpackages are ports of their own. */
    private static final String KEYPORT_COMMON = "dev.keyport.port";

    private PortRules() {}

    static List<ArchRule> of(HexagonLayout layout) {
        DescribedPredicate<JavaClass> ports = Packages.inside(layout.ports())
                .and(DescribedPredicate.describe("no contract", type -> !Packages.isContract(type)));
        return List.of(
                Rules.noDependency(
                        "ports depend on nothing but the JDK, JSpecify, jakarta.inject and ports",
                        "whoever calls a port gets its dependencies",
                        ports,
                        dependency -> !allowed(layout, dependency.getTargetClass())),
                Rules.noDependency(
                        "ports do not depend on each other",
                        "an application takes the ports that it needs, one by one",
                        ports,
                        dependency -> siblings(List.of(layout.ports()), dependency)));
    }

    static boolean siblings(List<String> parents, Dependency dependency) {
        return Packages.childOf(parents, dependency.getOriginClass())
                .flatMap(origin ->
                        Packages.childOf(parents, dependency.getTargetClass()).filter(target -> !target.equals(origin)))
                .isPresent();
    }

    private static boolean allowed(HexagonLayout layout, JavaClass target) {
        return target.getBaseComponentType().isPrimitive()
                || Packages.withinAny(target, List.of("java", "org.jspecify", "jakarta.inject"))
                || Packages.packageOf(target).equals(KEYPORT_COMMON)
                || (Packages.within(target, layout.ports()) && !Packages.isContract(target));
    }
}
