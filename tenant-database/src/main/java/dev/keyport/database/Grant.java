package dev.keyport.database;

import java.util.List;
import java.util.stream.Stream;

/**
 * A privilege on a table or on one of its columns.
 *
 * @param column empty for the whole table
 * @param grantee a database role, or {@code public}
 * @param privilege in lower case
 */
record Grant(String table, String column, String grantee, String privilege) {

    /** The grants that the matrix demands; there may be no other. */
    static List<Grant> demandedBy(RoleMatrix matrix) {
        return matrix.cells().stream()
                .flatMap(cell -> (cell.allColumns() ? Stream.of("") : cell.listedColumns().stream())
                        .map(column -> new Grant(
                                cell.table(),
                                column,
                                cell.role().sqlName(),
                                cell.command().sqlName())))
                .toList();
    }

    @Override
    public String toString() {
        return grantee + " " + privilege + (column.isEmpty() ? "" : " of column " + column) + " on keyport." + table;
    }
}
