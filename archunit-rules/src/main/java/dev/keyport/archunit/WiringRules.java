package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.keyport.archunit.internal.bytecode.CodeBase;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How objects are made and found. Constants for the usual layout. */
public final class WiringRules {

    @ArchTest
    public static final ArchRule ONLY_THE_COMPOSITION_ROOT_CREATES_ADAPTERS = onlyTheRootCreates(Rules.IMPORTED);

    @ArchTest
    public static final ArchRule NO_FIELD_IS_INJECTED = noFieldIsInjected(Rules.IMPORTED);

    @ArchTest
    public static final ArchRule NO_FRAMEWORK_ANNOTATION_IN_CORE_AND_PORTS = noFrameworkAnnotation(Rules.IMPORTED);

    @ArchTest
    public static final ArchRule NO_SERVICE_LOADER_AND_NO_UNSAFE = noServiceLoader(Rules.IMPORTED);

    @ArchTest
    public static final ArchRule NO_CLASS_IS_LOADED_BY_ITS_NAME = noClassByName(Rules.IMPORTED);

    @ArchTest
    public static final ArchRule NOTHING_IS_BOUND_TO_A_THREAD = nothingIsBoundToAThread(Rules.IMPORTED);

    private static final Set<String> LOOKUPS =
            Set.of("java.util.ServiceLoader", "sun.misc.Unsafe", "jdk.internal.misc.Unsafe");
    private static final Set<String> LOADER_METHODS = Set.of("loadClass", "findClass", "defineClass");
    private static final Set<String> LOOKUP_METHODS =
            Set.of("findClass", "defineClass", "defineHiddenClass", "defineHiddenClassWithClassData");

    private WiringRules() {}

    static List<ArchRule> of(HexagonLayout layout) {
        return List.of(
                onlyTheRootCreates(layout),
                noFieldIsInjected(layout),
                noFrameworkAnnotation(layout),
                noServiceLoader(layout),
                noClassByName(layout),
                nothingIsBoundToAThread(layout));
    }

    private static ArchRule onlyTheRootCreates(HexagonLayout layout) {
        return Rules.ownClasses(
                layout,
                "adapters are constructed by the composition root and by their own factories only",
                "there is one place that says which adapter is used",
                parts -> type -> parts.isRoot(type)
                        ? Stream.empty()
                        : type.getAccessesFromSelf().stream()
                                .filter(access ->
                                        constructsForeignAdapter(access) || asksForForeignAdapter(parts, access))
                                .map(JavaAccess::getDescription));
    }

    private static ArchRule noFieldIsInjected(HexagonLayout layout) {
        return Rules.ownClasses(
                layout,
                "no field is injected",
                "an object is whole when its constructor is done, and can be made by hand",
                parts -> Annotations::injectedFields);
    }

    private static ArchRule noFrameworkAnnotation(HexagonLayout layout) {
        return Rules.ownClasses(
                layout,
                "no framework annotation in core and ports",
                "they outlive the framework; jakarta.inject is enough for any container",
                parts -> type ->
                        parts.isCore(type) || parts.isPort(type) ? Annotations.ofFrameworks(type) : Stream.empty());
    }

    private static ArchRule noServiceLoader(HexagonLayout layout) {
        return Rules.noDependency(
                layout,
                "no ServiceLoader and no Unsafe",
                "code that touches keys is registered by hand, not found on the class path",
                (parts, type) -> true,
                (parts, dependency) -> LOOKUPS.contains(
                        CodeBase.element(dependency.getTargetClass()).getName()));
    }

    private static ArchRule noClassByName(HexagonLayout layout) {
        return Rules.noAccess(
                layout,
                "no class is loaded by its name",
                "code that touches keys is registered by hand, not named in a string",
                WiringRules::loadsClassByName);
    }

    private static ArchRule nothingIsBoundToAThread(HexagonLayout layout) {
        return Rules.ownClasses(
                layout,
                "nothing is bound to a thread",
                "the tenant travels as an argument; a thread that is used again would carry a stranger's",
                parts -> type -> ThreadBound.onlyTools(type)
                        ? Stream.empty()
                        : type.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> ThreadBound.is(dependency.getTargetClass()))
                                .map(Dependency::getDescription));
    }

    private static boolean loadsClassByName(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        JavaClass owner = target.getOwner();
        String name = target.getName();
        return (name.equals("forName") && owner.isEquivalentTo(Class.class))
                || (LOADER_METHODS.contains(name) && CodeBase.isBelow(owner, ClassLoader.class.getName()))
                || (owner.getName().equals("java.lang.invoke.MethodHandles$Lookup") && LOOKUP_METHODS.contains(name));
    }

    private static boolean constructsForeignAdapter(JavaAccess<?> access) {
        JavaClass adapter = access.getTargetOwner();
        return access.getTarget().getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
                && KeyportTypes.isAdapter(adapter)
                && !isParentConstructor(access, adapter)
                && !access.getOriginOwner().getPackageName().equals(adapter.getPackageName());
    }

    private static boolean isParentConstructor(JavaAccess<?> access, JavaClass adapter) {
        return access.getOrigin().getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
                && CodeBase.isBelow(access.getOriginOwner(), adapter.getName());
    }

    /** A static factory of an adapter is its constructor by another name. */
    private static boolean asksForForeignAdapter(Parts parts, JavaAccess<?> access) {
        JavaClass home = access.getTargetOwner();
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                && !parts.isAdapter(access.getOriginOwner())
                && parts.isAdapter(home)
                && KeyportTypes.implementsPort(target.getRawReturnType())
                && target.resolveMember()
                        .filter(member -> member.getModifiers().contains(JavaModifier.STATIC))
                        .isPresent();
    }
}
