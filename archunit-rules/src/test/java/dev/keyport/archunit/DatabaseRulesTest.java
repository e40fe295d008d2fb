package dev.keyport.archunit;

import static dev.keyport.archunit.Planted.assertViolated;

import org.junit.jupiter.api.Test;

class DatabaseRulesTest {

    @Test
    void jdbi_outsideItsPackages_isViolated() {
        assertViolated("jdbi", "JDBI is used in internal.jdbi packages only", com.planted.jdbi.registry.Registry.class);
    }

    @Test
    void connection_openedElsewhere_isViolated() {
        assertViolated(
                "jdbc",
                "only com.planted.jdbc.database opens database connections",
                com.planted.jdbc.registry.ByDriverManager.class,
                com.planted.jdbc.registry.ByDataSource.class);
    }
}
