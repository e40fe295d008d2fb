package dev.keyport.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyport.database.RoleMatrix.Cell;
import dev.keyport.port.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoleMatrixTest {

    private static final Path PAGE = Path.of("..", "docs", "isolation.md");

    @Test
    void cells_theTableOfTheDocumentation_isTheSame() throws IOException {
        List<String> documented = Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith("| Table | Command |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        List<String> shipped = RoleMatrix.shipped().cells().stream()
                .map(RoleMatrixTest::markdown)
                .toList();

        assertThat(documented).containsExactlyInAnyOrderElementsOf(shipped);
    }

    @Test
    void cells_tenantRoles_areRolesOfThePorts() {
        List<String> known = Stream.of(Role.values()).map(Role::lowerCaseName).toList();

        assertThat(RoleMatrix.shipped().cells())
                .filteredOn(cell ->
                        !cell.tenantRoles().equals("any") && !cell.tenantRoles().equals("not asked"))
                .allSatisfy(cell -> assertThat(known).containsAll(cell.listedRoles()));
    }

    @Test
    void cells_oneTableCommandAndRole_occursOnce() {
        assertThat(RoleMatrix.shipped().cells())
                .extracting(cell -> cell.table() + " " + cell.command() + " " + cell.role())
                .doesNotHaveDuplicates();
    }

    @Test
    void parse_lineWithAFieldTooFew_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoleMatrix.parse("title\nconnection,select,keyport_app,any,own tenant"))
                .withMessageContaining("six fields");
    }

    @Test
    void parse_unknownDatabaseRole_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoleMatrix.parse("title\nconnection,select,keyport_owner,any,own tenant,all"))
                .withMessageContaining("keyport_owner");
    }

    private static String markdown(Cell cell) {
        return "| "
                + String.join(
                        " | ",
                        cell.table(),
                        cell.command().sqlName(),
                        cell.role().sqlName(),
                        cell.tenantRoles(),
                        cell.rows().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        cell.columns())
                + " |";
    }
}
