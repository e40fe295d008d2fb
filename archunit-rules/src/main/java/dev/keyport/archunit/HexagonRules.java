package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
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
 * JavaClasses classes = new ClassFileImporter()
 *         .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
 *         .importPackages("com.team.app");
 * HexagonRules.forBasePackage("com.team.app").check(classes);
 * }</pre>
 *
 * <p>Import main code only: tests may construct adapters and open connections. A rule about a part that the application does
 * not have, such as a database, passes; that nothing at all was imported fails. Each of {@link #all()} is an ordinary
 * {@link ArchRule}, to be checked alone or frozen while old violations are paid off.
 */
public final class HexagonRules {

    private final HexagonLayout layout;
    private final VendorCatalog vendors;
    private final Map<String, String> homes;

    private HexagonRules(HexagonLayout layout, VendorCatalog vendors, Map<String, String> homes) {
        this.layout = Objects.requireNonNull(layout, "layout");
        this.vendors = Objects.requireNonNull(vendors, "vendors");
        this.homes = homes;
    }

    /** The rules for an application that is laid out as Keyport is; see {@link HexagonLayout#of}. */
    public static HexagonRules forBasePackage(String basePackage) {
        return forLayout(HexagonLayout.of(basePackage));
    }

    /** The rules for an application with a layout of its own. */
    public static HexagonRules forLayout(HexagonLayout layout) {
        return new HexagonRules(layout, VendorCatalog.standard(), Map.of());
    }

    /** Replaces the catalog of vendor SDKs, which is {@link VendorCatalog#standard()} at first. */
    public HexagonRules withVendors(VendorCatalog catalog) {
        return new HexagonRules(layout, catalog, homes);
    }

    /**
     * Confines a vendor's package to one adapter. The vendor need not be in the catalog.
     *
     * @param vendorPackage with all packages below it, for example {@code "okhttp3"}
     * @param adapterPackage with all packages below it
     */
    public HexagonRules withVendorHome(String vendorPackage, String adapterPackage) {
        Map<String, String> more = new TreeMap<>(homes);
        more.put(vendorPackage, adapterPackage);
        return new HexagonRules(layout, vendors, more);
    }

    /** Every rule, each with its reason. */
    public List<ArchRule> all() {
        return Stream.of(
                        ScopeRules.of(layout),
                        PortRules.of(layout),
                        AdapterRules.of(layout),
                        VendorRules.of(layout, vendors, homes),
                        WiringRules.of(layout),
                        SecretRules.of(layout),
                        DatabaseRules.of(layout),
                        InternalRules.of(layout))
                .flatMap(List::stream)
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
}
