package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which adapter uses which vendor of the catalog. A vendor is a stranger in an adapter that is named after another vendor, and in
 * an adapter that is not named after it while another one is.
 */
final class VendorUse {

    private record Use(String adapter, VendorPackage vendor, Dependency dependency) {

        boolean atHome() {
            return vendor.isHome(adapter.substring(adapter.lastIndexOf('.') + 1));
        }
    }

    private final List<Use> uses = new ArrayList<>();

    VendorUse(Parts parts, Vendors vendors) {
        for (JavaClass type : parts.own()) {
            parts.adapterOf(type).ifPresent(adapter -> {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    Optional<VendorPackage> vendor = vendors.find(parts, dependency.getTargetClass());
                    vendor.ifPresent(found -> uses.add(new Use(adapter, found, dependency)));
                }
            });
        }
    }

    Stream<String> strangers() {
        return uses.stream()
                .filter(this::isStranger)
                .map(use -> use.dependency().getDescription());
    }

    private boolean isStranger(Use use) {
        return !use.atHome()
                && uses.stream()
                        .filter(Use::atHome)
                        .anyMatch(other -> other.adapter().equals(use.adapter())
                                || other.vendor().vendor().equals(use.vendor().vendor()));
    }
}
