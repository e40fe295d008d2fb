package dev.keyport.archunit;

import static dev.keyport.archunit.Planted.assertNamed;
import static dev.keyport.archunit.Planted.assertViolated;
import static dev.keyport.archunit.Planted.violations;

import org.junit.jupiter.api.Test;

class DatabaseRulesTest {

    @Test
    void handle_openedKeptOrHandedOn_isViolated() {
        assertViolated(
                "handles",
                "no JDBI handle is opened beside the one door, kept or handed on",
                com.planted.handles.orders.KeptHandle.class,
                com.planted.handles.orders.OwnJdbi.class,
                com.planted.handles.orders.EscapedHandle.class,
                com.planted.handles.orders.ByArray.class,
                com.planted.handles.orders.ByList.class,
                com.planted.handles.orders.ByRows.class);
    }

    @Test
    void library_outsideItsHome_isViolated() {
        String base = "com.planted.jdbi";

        assertNamed(
                violations(
                        HexagonRules.forBasePackage(base).withLibraryHome("org.jdbi", base + "..internal.jdbi"),
                        base,
                        "org.jdbi is used in com.planted.jdbi..internal.jdbi only"),
                com.planted.jdbi.registry.Registry.class);
    }

    @Test
    void connection_openedElsewhere_isViolatedWhereThereIsADoor() {
        String base = "com.planted.jdbc";
        HexagonLayout layout = HexagonLayout.of(base);

        violations(HexagonRules.forLayout(layout), base);
        assertNamed(
                violations(
                        HexagonRules.forLayout(layout.withDatabase(base + ".database")),
                        base,
                        "only com.planted.jdbc.database opens database connections"),
                com.planted.jdbc.registry.ByDriverManager.class,
                com.planted.jdbc.registry.ByDataSource.class);
    }
}
