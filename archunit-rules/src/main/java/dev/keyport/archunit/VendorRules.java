package dev.keyport.archunit;

import static com.tngtech.archunit.base.DescribedPredicate.not;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.ThrowsDeclaration;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

final class VendorRules {

    private VendorRules() {}

    static List<ArchRule> of(HexagonLayout layout, VendorCatalog vendors, Map<String, String> homes) {
        Predicate<JavaClass> vendorType = type -> vendors.contains(type) || Packages.withinAny(type, homes.keySet());
        List<ArchRule> rules = new ArrayList<>();
        rules.add(Rules.noDependency(
                "vendor SDKs are used in adapters only",
                "a vendor that domain code knows cannot be replaced",
                Packages.inside(layout.base()).and(not(Packages.insideAny(layout.adapters()))),
                dependency -> vendorType.test(dependency.getTargetClass())));
        homes.forEach((vendor, home) -> rules.add(Rules.noDependency(
                vendor + " is used in " + home + " only",
                "each vendor SDK has one adapter that tames it",
                Packages.inside(layout.base()).and(not(Packages.inside(home))),
                dependency -> Packages.within(dependency.getTargetClass(), vendor))));
        rules.add(Rules.none(
                "no vendor type in the public signatures of adapters",
                "whoever wires an adapter would compile against the vendor",
                Packages.insideAny(layout.adapters()),
                type -> isPublic(type) ? exposed(type, vendorType) : Stream.empty()));
        return List.copyOf(rules);
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(VendorRules::isPublic).orElse(true);
    }

    private static Stream<String> exposed(JavaClass type, Predicate<JavaClass> vendorType) {
        Stream<String> parents = Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream())
                .filter(vendorType)
                .map(vendor -> type.getDescription() + " extends <" + vendor.getName() + "> in "
                        + type.getSourceCodeLocation());
        Stream<String> members = type.getMembers().stream()
                .filter(VendorRules::isVisible)
                .flatMap(member -> signatureOf(member)
                        .filter(vendorType)
                        .map(vendor -> member.getDescription() + " shows <" + vendor.getName() + "> in "
                                + member.getSourceCodeLocation()));
        return Stream.concat(parents, members);
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> signatureOf(JavaMember member) {
        Stream<JavaClass> thrown = member instanceof JavaCodeUnit unit
                ? unit.getThrowsClause().stream().map(ThrowsDeclaration::getRawType)
                : Stream.empty();
        Collection<JavaClass> types = member.getAllInvolvedRawTypes();
        return Stream.concat(types.stream(), thrown).distinct();
    }
}
