package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** What is internal stays so. Constants for the usual layout. */
public final class InternalRules {

    @ArchTest
    public static final ArchRule INTERNAL_PACKAGES_STAY_INTERNAL = stayInternal(Rules.IMPORTED);

    private static final String INTERNAL = ".internal.";
    private static final String KEYPORT = "dev.keyport";
    /** A company and a product: {@code com.team}. */
    private static final int SHARED_NAMES = 2;

    private InternalRules() {}

    static List<ArchRule> of(HexagonLayout layout) {
        return List.of(stayInternal(layout));
    }

    private static ArchRule stayInternal(HexagonLayout layout) {
        return Rules.noDependency(
                layout,
                "internal packages are used by their own module only",
                "what is internal changes without notice",
                (parts, type) -> true,
                (parts, dependency) -> concernsUs(parts, dependency) && crossesModules(dependency));
    }

    private static boolean concernsUs(Parts parts, Dependency dependency) {
        String target = Packages.packageOf(dependency.getTargetClass());
        String base = parts.layout().base();
        return Packages.within(target, KEYPORT)
                || (!base.isEmpty() && Packages.within(target, base))
                || owner(target).equals(owner(Packages.packageOf(dependency.getOriginClass())));
    }

    /** A module is what lies below the parent of the internal package. */
    private static boolean crossesModules(Dependency dependency) {
        JavaClass target = dependency.getTargetClass();
        String name = Packages.packageOf(target) + ".";
        int start = name.indexOf(INTERNAL);
        return start >= 0
                && !Packages.within(Packages.packageOf(dependency.getOriginClass()), name.substring(0, start));
    }

    private static String owner(String packageName) {
        String[] names = packageName.split("\\.", SHARED_NAMES + 1);
        return names.length < SHARED_NAMES ? packageName : names[0] + "." + names[1];
    }
}
