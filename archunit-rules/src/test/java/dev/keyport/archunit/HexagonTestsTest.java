package dev.keyport.archunit;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

/** All rules as ArchUnit's JUnit engine runs them, for code that comes close to breaking each. */
@AnalyzeClasses(packages = "com.planted.near")
class HexagonTestsTest {

    @ArchTest
    static final ArchTests HEXAGON = ArchTests.in(HexagonTests.class);

    @ArchTest
    static final ArchRule ONE_RULE = PortRules.PORTS_DO_NOT_DEPEND_ON_EACH_OTHER;
}
