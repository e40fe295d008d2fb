package dev.keyport.archunit;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/**
 * All rules for the usual layout, one test each, for a class that is run by ArchUnit's JUnit engine:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "com.team.app", importOptions = ImportOption.DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     @ArchTest
 *     static final ArchTests hexagon = ArchTests.in(HexagonTests.class);
 * }
 * }</pre>
 */
public final class HexagonTests {

    @ArchTest
    static final ArchTests IMPORT = ArchTests.in(ImportRules.class);

    @ArchTest
    static final ArchTests PORTS = ArchTests.in(PortRules.class);

    @ArchTest
    static final ArchTests ADAPTERS = ArchTests.in(AdapterRules.class);

    @ArchTest
    static final ArchTests VENDORS = ArchTests.in(VendorRules.class);

    @ArchTest
    static final ArchTests WIRING = ArchTests.in(WiringRules.class);

    @ArchTest
    static final ArchTests SECRETS = ArchTests.in(SecretRules.class);

    @ArchTest
    static final ArchTests OUTCOMES = ArchTests.in(OutcomeRules.class);

    @ArchTest
    static final ArchTests DATABASE = ArchTests.in(DatabaseRules.class);

    @ArchTest
    static final ArchTests TRANSACTIONS = ArchTests.in(TransactionRules.class);

    @ArchTest
    static final ArchTests INTERNALS = ArchTests.in(InternalRules.class);

    private HexagonTests() {}
}
