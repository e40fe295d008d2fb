package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Optional;

/** Who may know an adapter, and whom it may know. Constants for the usual layout. */
public final class AdapterRules {

    @ArchTest
    public static final ArchRule ADAPTERS_DO_NOT_DEPEND_ON_EACH_OTHER = doNotDependOnEachOther(Rules.IMPORTED);

    @ArchTest
    public static final ArchRule ADAPTERS_DO_NOT_DEPEND_ON_THE_REGISTRY = doNotDependOnTheRegistry(Rules.IMPORTED);

    @ArchTest
    public static final ArchRule THE_CORE_DOES_NOT_DEPEND_ON_ADAPTERS = coreDoesNotDependOnThem(Rules.IMPORTED);

    private static final Packages KEYPORT_ADAPTERS = Packages.of("dev.keyport.adapters", "dev.keyport.secrets");
    private static final String KEYPORT_REGISTRY = "dev.keyport.registry";

    private AdapterRules() {}

    static List<ArchRule> of(HexagonLayout layout) {
        return List.of(
                doNotDependOnEachOther(layout),
                doNotDependOnTheRegistry(layout),
                coreDoesNotDependOnThem(layout),
                nothingDependsOnTheHost(layout));
    }

    private static ArchRule doNotDependOnEachOther(HexagonLayout layout) {
        return Rules.noDependency(
                layout,
                "adapters do not depend on each other",
                "each can be left out, and each vendor can be left, alone",
                Parts::isAdapter,
                AdapterRules::isSibling);
    }

    private static ArchRule doNotDependOnTheRegistry(HexagonLayout layout) {
        return Rules.noDependency(
                layout,
                "adapters do not depend on the registry",
                "an adapter knows its port, and not who calls it",
                Parts::isAdapter,
                (parts, dependency) -> isRegistry(parts, Packages.packageOf(dependency.getTargetClass())));
    }

    private static ArchRule coreDoesNotDependOnThem(HexagonLayout layout) {
        return Rules.noDependency(
                layout,
                "the core does not depend on adapters",
                "the core works with any adapter, those of other teams included",
                (parts, type) -> !parts.isAdapter(type) && !parts.isHost(type) && !parts.isRoot(type),
                (parts, dependency) -> isAnyAdapter(parts, dependency.getTargetClass()));
    }

    private static ArchRule nothingDependsOnTheHost(HexagonLayout layout) {
        return Rules.noDependency(
                layout,
                "nothing depends on the host",
                "the host wires the parts; a part that knows it cannot be used without it",
                (parts, type) -> !parts.isHost(type) && !parts.isRoot(type),
                (parts, dependency) -> parts.isHost(dependency.getTargetClass()));
    }

    private static boolean isSibling(Parts parts, Dependency dependency) {
        JavaClass origin = dependency.getOriginClass();
        JavaClass target = dependency.getTargetClass();
        Optional<String> other = parts.adapterOf(target);
        if (other.isPresent()) {
            return !other.equals(parts.adapterOf(origin)) || areTwoAdapters(origin, target);
        }
        return KEYPORT_ADAPTERS.contain(target);
    }

    private static boolean areTwoAdapters(JavaClass origin, JavaClass target) {
        return !origin.equals(target)
                && KeyportTypes.isMarkedAdapter(origin)
                && KeyportTypes.isMarkedAdapter(target)
                && !origin.isAssignableTo(target.getName());
    }

    private static boolean isRegistry(Parts parts, String packageName) {
        String base = parts.layout().base();
        return Packages.within(packageName, KEYPORT_REGISTRY)
                || (!base.isEmpty() && Packages.within(packageName, base + ".registry"));
    }

    private static boolean isAnyAdapter(Parts parts, JavaClass target) {
        return parts.isAdapter(target) || KEYPORT_ADAPTERS.contain(target);
    }
}
