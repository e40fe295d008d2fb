package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

final class WiringRules {

    private static final String ADAPTER_ANNOTATION = "dev.keyport.port.IntegrationAdapter";
    private static final Set<String> LOOKUPS =
            Set.of("java.util.ServiceLoader", "sun.misc.Unsafe", "jdk.internal.misc.Unsafe");
    private static final Set<String> THREAD_BOUND = Set.of("java.lang.ThreadLocal", "java.lang.ScopedValue");
    private static final List<String> INJECTIONS = List.of(
            "jakarta.inject.Inject",
            "javax.inject.Inject",
            "jakarta.annotation.Resource",
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value");

    private WiringRules() {}

    static List<ArchRule> of(HexagonLayout layout) {
        return List.of(
                Rules.noDependency(
                        "no ServiceLoader and no Unsafe",
                        "code that touches keys is registered by hand, not found on the class path",
                        Packages.inside(layout.base()),
                        dependency ->
                                LOOKUPS.contains(dependency.getTargetClass().getName())),
                Rules.noAccess(
                        "no class is loaded by its name",
                        "code that touches keys is registered by hand, not named in a string",
                        Packages.inside(layout.base()),
                        WiringRules::loadsClassByName),
                Rules.noDependency(
                        "nothing is bound to a thread",
                        "the tenant travels as an argument; a thread that is used again would carry a stranger's",
                        Packages.inside(layout.base()),
                        WiringRules::isThreadBound),
                Rules.none(
                        "no field is injected",
                        "an object is whole when its constructor is done, and can be made by hand",
                        Packages.inside(layout.base()),
                        WiringRules::injectedFields),
                Rules.noAccess(
                        "adapters are constructed by the composition root and by their own factories only",
                        "there is one place that says which adapter is used",
                        Packages.inside(layout.base()),
                        access -> constructsForeignAdapter(layout, access)));
    }

    private static boolean loadsClassByName(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        return (target.getOwner().isEquivalentTo(Class.class)
                        && target.getName().equals("forName"))
                || (target.getOwner().isAssignableTo(ClassLoader.class)
                        && target.getName().equals("loadClass"));
    }

    private static boolean isThreadBound(Dependency dependency) {
        return dependency.getTargetClass().getAllClassesSelfIsAssignableTo().stream()
                .anyMatch(type -> THREAD_BOUND.contains(type.getName()));
    }

    private static Stream<String> injectedFields(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> INJECTIONS.stream().anyMatch(field::isAnnotatedWith))
                .map(JavaField::getDescription);
    }

    private static boolean constructsForeignAdapter(HexagonLayout layout, JavaAccess<?> access) {
        JavaClass adapter = access.getTargetOwner();
        JavaClass origin = access.getOriginOwner();
        return access.getTarget().getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
                && adapter.isAnnotatedWith(ADAPTER_ANNOTATION)
                && !origin.getPackageName().equals(adapter.getPackageName())
                && !layout.compositionRoots().contains(outermost(origin).getName());
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(WiringRules::outermost).orElse(type);
    }
}
