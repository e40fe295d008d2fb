package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.keyport.archunit.internal.bytecode.CodeBase;
import dev.keyport.archunit.internal.bytecode.ThrownTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where vendor SDKs are used. Constants for the usual layout and the standard catalog. */
public final class VendorRules {

    @ArchTest
    public static final ArchRule VENDORS_ARE_USED_IN_ADAPTERS_ONLY =
            usedInAdaptersOnly(Rules.IMPORTED, Vendors.standard());

    @ArchTest
    public static final ArchRule EACH_VENDOR_STAYS_IN_ITS_OWN_ADAPTER = stayAtHome(Rules.IMPORTED, Vendors.standard());

    @ArchTest
    public static final ArchRule NO_VENDOR_TYPE_IS_SHOWN = notShown(Rules.IMPORTED, Vendors.standard());

    @ArchTest
    public static final ArchRule NO_VENDOR_EXCEPTION_IS_THROWN = notThrown(Rules.IMPORTED, Vendors.standard());

    private VendorRules() {}

    static List<ArchRule> of(HexagonLayout layout, Vendors vendors, Map<String, List<String>> libraryHomes) {
        List<ArchRule> rules = new ArrayList<>(List.of(
                usedInAdaptersOnly(layout, vendors),
                stayAtHome(layout, vendors),
                notShown(layout, vendors),
                notThrown(layout, vendors)));
        vendors.homes().forEach((vendor, homes) -> rules.add(confined(layout, vendor, homes)));
        libraryHomes.forEach((library, homes) -> rules.add(confined(layout, library, homes)));
        return List.copyOf(rules);
    }

    private static ArchRule usedInAdaptersOnly(HexagonLayout layout, Vendors vendors) {
        return Rules.noDependency(
                layout,
                "vendor SDKs are used in adapters only",
                "a vendor that domain code knows cannot be replaced",
                (parts, type) -> !parts.isAdapter(type),
                (parts, dependency) -> vendors.contains(parts, dependency.getTargetClass()));
    }

    private static ArchRule stayAtHome(HexagonLayout layout, Vendors vendors) {
        return Rules.codeBase(
                layout,
                "each vendor SDK is used in its own adapter only",
                "an adapter that knows two vendors cannot leave either",
                parts -> new VendorUse(parts, vendors).strangers());
    }

    private static ArchRule confined(HexagonLayout layout, String library, List<String> homes) {
        Packages allowed = new Packages(homes);
        return Rules.noDependency(
                layout,
                library + " is used in " + String.join(" and ", homes) + " only",
                "each library has one place that tames it",
                (parts, type) -> !allowed.contain(type),
                (parts, dependency) -> Packages.within(Packages.packageOf(dependency.getTargetClass()), library));
    }

    private static ArchRule notShown(HexagonLayout layout, Vendors vendors) {
        return Rules.ownClasses(
                layout,
                "no vendor type in the public signatures of adapters",
                "whoever wires an adapter would compile against the vendor",
                parts -> type -> parts.isAdapter(type)
                        ? Signatures.shown(type, shown -> vendors.contains(parts, shown))
                        : Stream.empty());
    }

    private static ArchRule notThrown(HexagonLayout layout, Vendors vendors) {
        return Rules.codeBase(
                layout,
                "no adapter throws a vendor's exception",
                "callers would catch the vendor; a failure is translated at the call, with its cause kept",
                parts -> thrown(parts, vendors));
    }

    private static Stream<String> thrown(Parts parts, Vendors vendors) {
        Predicate<JavaClass> ofVendor = type ->
                type.getAllClassesSelfIsAssignableTo().stream().anyMatch(parent -> vendors.contains(parts, parent));
        List<JavaClass> users = parts.own().stream()
                .filter(parts::isAdapter)
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .anyMatch(ofVendor))
                .toList();
        CodeBase code = new CodeBase(users);
        return new ThrownTypes(code)
                .thrown(name ->
                        Optional.ofNullable(code.type(name)).filter(ofVendor).isPresent());
    }
}
