package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

final class InternalRules {

    private static final String INTERNAL = ".internal.";

    private InternalRules() {}

    static List<ArchRule> of(HexagonLayout layout) {
        return List.of(Rules.noDependency(
                "internal packages are used by their own module only",
                "what is internal changes without notice",
                Packages.inside(layout.base()),
                dependency ->
                        Packages.within(dependency.getTargetClass(), layout.base()) && crossesModules(dependency)));
    }

    /** A module is what lies below the parent of the internal package. */
    private static boolean crossesModules(Dependency dependency) {
        JavaClass target = dependency.getTargetClass();
        String name = Packages.packageOf(target) + ".";
        int start = name.indexOf(INTERNAL);
        return start >= 0 && !Packages.within(dependency.getOriginClass(), name.substring(0, start));
    }
}
