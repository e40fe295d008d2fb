package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.freeze.FreezingArchRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules that keep a hexagon a hexagon. Immutable; the {@code with} methods make a changed copy.
 *
 * <pre>{@code
 * HexagonRules.forBasePackage("com.team.app").check(new ClassFileImporter().importPackages("com.team.app"));
 * }</pre>
 *
 * <p>Classes of tests are left out, since tests may construct adapters and open connections. A rule about a part that the
 * application does not have, such as a database, passes; that nothing at all was imported fails. Each of {@link #all()} is an
 * ordinary {@link ArchRule}; {@link #frozen()} is for code with old violations. The rule classes of this package have the same
 * rules as constants for {@code @ArchTest}.
 */
public final class HexagonRules {

    private final HexagonLayout layout;
    private final Vendors vendors;
    private final Map<String, List<String>> libraryHomes;

    private HexagonRules(HexagonLayout layout, Vendors vendors, Map<String, List<String>> libraryHomes) {
        this.layout = Objects.requireNonNull(layout, "layout");
        this.vendors = vendors;
        this.libraryHomes = libraryHomes;
    }

    /** The rules for an application in the usual layout; see {@link HexagonLayout#of}. */
    public static HexagonRules forBasePackage(String basePackage) {
        return forLayout(HexagonLayout.of(basePackage));
    }

    /** The rules for an application with a layout of its own. */
    public static HexagonRules forLayout(HexagonLayout layout) {
        return new HexagonRules(layout, Vendors.standard(), Map.of());
    }

    /** Replaces the catalog of vendor SDKs, which is {@link VendorCatalog#standard()} at first. */
    public HexagonRules withVendors(VendorCatalog catalog) {
        return new HexagonRules(layout, new Vendors(catalog, vendors.homes()), libraryHomes);
    }

    /**
     * Confines a vendor's package to one adapter, or to several. The vendor need not be in the catalog, and is shown in no public
     * signature.
     *
     * @param vendorPackage with all packages below it, for example {@code "com.vendor.sdk"}
     * @param adapterPackages with all packages below them; {@code ..} stands for any packages
     */
    public HexagonRules withVendorHome(String vendorPackage, String... adapterPackages) {
        return new HexagonRules(
                layout,
                new Vendors(vendors.catalog(), with(vendors.homes(), vendorPackage, adapterPackages)),
                libraryHomes);
    }

    /**
     * Confines a library that is no vendor's, such as {@code "org.jdbi"}, to some packages.
     *
     * @param libraryPackage with all packages below it
     * @param packages with all packages below them; {@code ..} stands for any packages
     */
    public HexagonRules withLibraryHome(String libraryPackage, String... packages) {
        return new HexagonRules(layout, vendors, with(libraryHomes, libraryPackage, packages));
    }

    /** Every rule, each with its reason. */
    public List<ArchRule> all() {
        return Stream.concat(Stream.of(ImportRules.somethingIsImported(layout)), freezable())
                .toList();
    }

    /**
     * Every rule, frozen: what is violated when a rule is first checked is kept in ArchUnit's store, and only what comes
     * later fails. That nothing was imported is never frozen.
     */
    public List<ArchRule> frozen() {
        return Stream.concat(
                        Stream.of(ImportRules.somethingIsImported(layout)),
                        freezable().map(FreezingArchRule::freeze))
                .toList();
    }

    /**
     * Checks every rule and reports the violations of all of them together.
     *
     * @throws AssertionError when a rule is violated, or when nothing was imported
     */
    public void check(JavaClasses classes) {
        String violations = all().stream()
                .map(rule -> rule.evaluate(classes))
                .filter(result -> result.hasViolation())
                .map(result -> result.getFailureReport().toString())
                .collect(Collectors.joining("\n\n"));
        if (!violations.isEmpty()) {
            throw new AssertionError(violations);
        }
    }

    private Stream<ArchRule> freezable() {
        return Stream.of(
                        PortRules.of(layout),
                        AdapterRules.of(layout),
                        VendorRules.of(layout, vendors, libraryHomes),
                        WiringRules.of(layout),
                        SecretRules.of(layout),
                        OutcomeRules.of(layout),
                        DatabaseRules.of(layout),
                        TransactionRules.of(layout, vendors),
                        InternalRules.of(layout))
                .flatMap(List::stream);
    }

    private static Map<String, List<String>> with(Map<String, List<String>> homes, String library, String... packages) {
        Map<String, List<String>> more = new TreeMap<>(homes);
        more.put(library, List.of(packages));
        return more;
    }
}
