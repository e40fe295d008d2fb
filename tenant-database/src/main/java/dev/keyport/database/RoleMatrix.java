package dev.keyport.database;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what with which rows: the data that policies, grants, tests and documentation are checked against. What no cell
 * allows is refused. Immutable.
 */
final class RoleMatrix {

    private static final String RESOURCE = "role-matrix.csv";
    private static final RoleMatrix SHIPPED = parse(SqlResource.read(RESOURCE));

    /** What is done with a row. */
    enum Command {
        SELECT,
        INSERT,
        UPDATE,
        DELETE;

        String sqlName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which rows a cell is about. */
    enum Rows {
        OWN_TENANT,
        /** The tenant's, and only such as name the actor of the context. */
        OWN_TENANT_AND_ACTOR,
        /** The tenant's for the roles that are listed; for any other role, those that name the actor of the context. */
        OWN_TENANT_OR_ACTOR,
        EVERY_TENANT,
        /** The table belongs to no tenant. */
        NO_TENANT;

        private static Rows of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace(' ', '_'));
        }
    }

    /**
     * One line of the matrix.
     *
     * @param tenantRoles the roles inside the tenant, or one of the words {@code any} (but not none) and {@code not asked}
     * @param columns the columns, or the word {@code all}
     */
    record Cell(String table, Command command, DatabaseRole role, String tenantRoles, Rows rows, String columns) {

        /** Whether a caller with this role may, with rows of its own; null when there is no role in the context. */
        boolean allows(@Nullable String tenantRole) {
            return rows == Rows.OWN_TENANT_OR_ACTOR ? tenantRole != null : allowsOfOthers(tenantRole);
        }

        /** Whether a caller with this role may, with rows of other actors where the cell lets anybody have them. */
        boolean allowsOfOthers(@Nullable String tenantRole) {
            return switch (tenantRoles) {
                case "not asked" -> true;
                case "any" -> tenantRole != null;
                default -> tenantRole != null && listedRoles().contains(tenantRole);
            };
        }

        List<String> listedRoles() {
            return List.of(tenantRoles.split(" ", -1));
        }

        boolean allColumns() {
            return columns.equals("all");
        }

        List<String> listedColumns() {
            return allColumns() ? List.of() : List.of(columns.split(" ", -1));
        }
    }

    private final List<Cell> cells;

    private RoleMatrix(List<Cell> cells) {
        this.cells = cells;
    }

    /** The matrix of this release. */
    static RoleMatrix shipped() {
        return SHIPPED;
    }

    /** Reads lines of six fields behind a line of titles. No field is quoted. */
    static RoleMatrix parse(String csv) {
        return new RoleMatrix(csv.lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(RoleMatrix::cell)
                .toList());
    }

    List<Cell> cells() {
        return cells;
    }

    /** The cells of one table for one database role and command: at most one. */
    Optional<Cell> cell(String table, Command command, DatabaseRole role) {
        return cells.stream()
                .filter(cell -> cell.table().equals(table) && cell.command() == command && cell.role() == role)
                .findFirst();
    }

    Set<String> tables() {
        return cells.stream().map(Cell::table).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The tables whose rows belong to a tenant. */
    Set<String> tenantTables() {
        return cells.stream()
                .filter(cell -> cell.rows() != Rows.NO_TENANT)
                .map(Cell::table)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Cell cell(String[] fields) {
        if (fields.length != 6) {
            throw new IllegalArgumentException("a line of the role matrix has six fields: " + Arrays.toString(fields));
        }
        return new Cell(
                fields[0],
                Command.valueOf(fields[1].toUpperCase(Locale.ROOT)),
                DatabaseRole.ofSqlName(fields[2]),
                fields[3],
                Rows.of(fields[4]),
                fields[5]);
    }
}
