package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.keyport.archunit.internal.bytecode.CodeBase;
import java.util.List;
import java.util.Optional;

/** What a port may know. Constants for the usual layout, to be used with {@code @ArchTest} or {@code ArchTests.in}. */
public final class PortRules {

    @ArchTest
    public static final ArchRule PORTS_DEPEND_ON_NOTHING_ELSE = dependOnNothingElse(Rules.IMPORTED);

    @ArchTest
    public static final ArchRule PORTS_DO_NOT_DEPEND_ON_EACH_OTHER = doNotDependOnEachOther(Rules.IMPORTED);

    private static final Packages ANNOTATIONS = Packages.of("org.jspecify", "jakarta.inject");

    private PortRules() {}

    static List<ArchRule> of(HexagonLayout layout) {
        return List.of(dependOnNothingElse(layout), doNotDependOnEachOther(layout));
    }

    private static ArchRule dependOnNothingElse(HexagonLayout layout) {
        return Rules.noDependency(
                layout,
                "ports depend on nothing but the JDK, JSpecify, jakarta.inject and port-common",
                "whoever calls a port gets its dependencies",
                Parts::isPort,
                (parts, dependency) -> !isAllowed(parts, dependency.getTargetClass()));
    }

    private static ArchRule doNotDependOnEachOther(HexagonLayout layout) {
        return Rules.noDependency(
                layout,
                "ports do not depend on each other",
                "an application takes the ports that it needs, one by one",
                Parts::isPort,
                PortRules::isSibling);
    }

    private static boolean isSibling(Parts parts, Dependency dependency) {
        JavaClass type = dependency.getTargetClass();
        Optional<String> target = parts.portOf(type).or(() -> KeyportTypes.portOf(type));
        Optional<String> origin = parts.portOf(dependency.getOriginClass());
        return target.isPresent() && origin.isPresent() && !target.equals(origin);
    }

    private static boolean isAllowed(Parts parts, JavaClass target) {
        JavaClass type = CodeBase.element(target);
        return type.isPrimitive()
                || isJdk(type)
                || ANNOTATIONS.contain(type)
                || KeyportTypes.isCommon(type)
                || KeyportTypes.portOf(type).isPresent()
                || parts.isPort(type);
    }

    private static boolean isJdk(JavaClass type) {
        return Packages.within(type.getPackageName(), "java")
                || type.getSource()
                        .map(Source::getUri)
                        .filter(uri -> "jrt".equals(uri.getScheme()))
                        .isPresent();
    }
}
