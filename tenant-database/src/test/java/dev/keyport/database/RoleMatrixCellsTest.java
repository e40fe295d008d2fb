package dev.keyport.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.database.RoleMatrix.Cell;
import dev.keyport.database.RoleMatrix.Command;
import dev.keyport.database.RoleMatrix.Rows;
import dev.keyport.port.Role;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Carries out every cell of the role matrix, also those that it does not have, and compares what came of it. */
class RoleMatrixCellsTest {

    private static final String KEY_CHECK = "key_check";
    private static final String OWN = "acme";
    private static final String OTHER = "globex";

    private final RoleMatrix matrix = RoleMatrix.shipped();
    private final List<String> differences = new ArrayList<>();
    private Connection connection;
    private int cells;

    @BeforeEach
    void open() throws SQLException {
        connection = Migrated.database().adminConnection();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void cells_carriedOut_areAsTheMatrixSays() throws SQLException {
        for (String table : matrix.tables()) {
            for (Command command : Command.values()) {
                prepareRows(table, command);
                for (DatabaseRole role : DatabaseRole.values()) {
                    for (String tenantRole : tenantRoles()) {
                        enter(role, tenantRole);
                        tryCell(table, command, role, tenantRole, OWN);
                        if (!table.equals(KEY_CHECK)) {
                            tryCell(table, command, role, tenantRole, OTHER);
                        }
                    }
                }
                connection.rollback();
            }
        }
        assertThat(differences).isEmpty();
        assertThat(cells).isEqualTo((ProbeTable.ALL.size() * 2 + 1) * 4 * 3 * 6);
    }

    @Test
    void cells_columnsThatAreNotListed_areRefused() throws SQLException {
        int refused = 0;
        for (Cell cell : matrix.cells()) {
            if (!cell.allColumns()) {
                prepareRows(cell.table(), cell.command());
                enter(cell.role(), "system");
                for (String column : otherColumns(cell)) {
                    refused++;
                    if (rows(statementOf(cell, column)) > 0) {
                        differences.add(cell.role() + " " + cell.command() + " " + cell.table() + "." + column);
                    }
                }
                connection.rollback();
            }
        }
        assertThat(differences).isEmpty();
        assertThat(refused).isGreaterThan(20);
    }

    private void tryCell(String table, Command command, DatabaseRole role, String tenantRole, String tenant)
            throws SQLException {
        cells++;
        Optional<Cell> cell = matrix.cell(table, command, role);
        boolean allowed = cell.isPresent()
                && cell.get().allows(tenantRole.isEmpty() ? null : tenantRole)
                && (tenant.equals(OWN) || cell.get().rows() == Rows.EVERY_TENANT);
        String column = cell.map(Cell::listedColumns)
                .flatMap(columns -> columns.stream().findFirst())
                .orElse(table.equals(KEY_CHECK) ? "kek_id" : "tenant_id");
        long rows = rows(statement(table, command, column, tenant));
        if (rows != (allowed ? 1 : 0)) {
            differences.add(role + " as " + tenantRole + " " + command + " " + table + " of "
                    + (tenant.equals(OWN) ? "its own" : "another") + " tenant: " + rows + " rows");
        }
    }

    private static String statement(String table, Command command, String column, String tenant) {
        String of = " keyport." + table + (table.equals(KEY_CHECK) ? "" : " where tenant_id = '" + tenant + "'");
        return switch (command) {
            case SELECT -> "select " + column + " from" + of;
            case INSERT -> insert(table, tenant);
            case UPDATE ->
                "update keyport." + table + " set " + column + " = " + column
                        + (table.equals(KEY_CHECK) ? "" : " where tenant_id = '" + tenant + "'");
            case DELETE -> "delete from" + of;
        };
    }

    private static String statementOf(Cell cell, String column) {
        return cell.command() == Command.INSERT
                ? "insert into keyport." + cell.table() + " (" + column + ") values (default)"
                : statement(cell.table(), cell.command(), column, OWN);
    }

    private void prepareRows(String table, Command command) throws SQLException {
        if (command != Command.INSERT) {
            execute(insert(table, OWN));
            if (!table.equals(KEY_CHECK)) {
                execute(insert(table, OTHER));
            }
        }
        execute("set local session authorization keyport_app");
    }

    private static String insert(String table, String tenant) {
        if (table.equals(KEY_CHECK)) {
            return "insert into keyport.key_check (kek_id, kcv) values (1, decode('0011223344556677', 'hex'))";
        }
        return ProbeTable.ALL.stream()
                .filter(probe -> probe.name().equals(table))
                .findFirst()
                .orElseThrow()
                .insertOf(tenant, ProbeTable.freshKey());
    }

    private void enter(DatabaseRole role, String tenantRole) throws SQLException {
        try (PreparedStatement context = connection.prepareStatement("select set_config('role', ?, true),"
                + " set_config('keyport.tenant', '" + OWN + "', true), set_config('keyport.role', ?, true),"
                + " set_config('keyport.actor', 'probe', true)")) {
            context.setString(1, role.sqlName());
            context.setString(2, tenantRole);
            context.execute();
        }
    }

    /** How many rows a statement returns or changes, which is undone; none when it is refused. */
    private long rows(String sql) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return statement.getUpdateCount();
            }
            long rows = 0;
            while (statement.getResultSet().next()) {
                rows++;
            }
            return rows;
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(sql).isEqualTo("42501");
            return 0;
        } finally {
            connection.rollback(before);
        }
    }

    private List<String> otherColumns(Cell cell) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("select attname from pg_attribute"
                + " where attrelid = to_regclass('keyport.' || ?) and attnum > 0 and not attisdropped")) {
            statement.setString(1, cell.table());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (!cell.listedColumns().contains(rows.getString(1))) {
                        columns.add(rows.getString(1));
                    }
                }
            }
        }
        return columns;
    }

    private static List<String> tenantRoles() {
        List<String> roles = new ArrayList<>(List.of(""));
        for (Role role : Role.values()) {
            roles.add(role.lowerCaseName());
        }
        return roles;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
