package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The vendors that the rules know: a catalog, and where a team said that one is at home. */
record Vendors(VendorCatalog catalog, Map<String, List<String>> homes) {

    static Vendors standard() {
        return new Vendors(VendorCatalog.standard(), Map.of());
    }

    boolean contains(Parts parts, JavaClass type) {
        return find(parts, type).isPresent()
                || homes.keySet().stream().anyMatch(vendor -> isHomeInAdapters(parts, vendor, type));
    }

    /** A vendor of the catalog; a team's own package is none, whatever its name. */
    Optional<VendorPackage> find(Parts parts, JavaClass type) {
        String base = parts.layout().base();
        boolean own = !base.isEmpty() && parts.inBasePackage(type);
        return own ? Optional.empty() : catalog.find(type);
    }

    private boolean isHomeInAdapters(Parts parts, String vendor, JavaClass type) {
        Packages adapters = new Packages(parts.layout().adapters());
        return Packages.within(Packages.packageOf(type), vendor)
                && homes.getOrDefault(vendor, List.of()).stream().allMatch(adapters::contain);
    }
}
