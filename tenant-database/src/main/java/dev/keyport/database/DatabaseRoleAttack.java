package dev.keyport.database;

import dev.keyport.database.RoleMatrix.Cell;
import dev.keyport.database.RoleMatrix.Command;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Touches tables and columns that the database role has nothing to do with. */
final class DatabaseRoleAttack implements Attack {

    private final RoleMatrix matrix;

    DatabaseRoleAttack(RoleMatrix matrix) {
        this.matrix = matrix;
    }

    @Override
    public String name() {
        return "database-roles";
    }

    @Override
    public String meaning() {
        return "as each database role, use tables, columns and partitions that the role matrix does not give it";
    }

    @Override
    public void run(AttackSession session, Tally tally) throws SQLException {
        for (DatabaseRole role : DatabaseRole.values()) {
            session.begin();
            session.enter(role, ProbeTable.nobody(), AttackSession.OWNER);
            for (String table : matrix.tables()) {
                List<String> columns = columns(session, table);
                for (Command command : Command.values()) {
                    attack(role, table, columns, command, session, tally);
                }
            }
            for (String partition : partitions(session)) {
                for (Command command : Command.values()) {
                    tally.expectDenied(
                            "keyport." + partition + " " + command.sqlName() + " as " + role.sqlName(),
                            session.attempt(statement(command, partition, "tenant_id")));
                }
            }
        }
    }

    private void attack(
            DatabaseRole role, String table, List<String> columns, Command command, AttackSession session, Tally tally)
            throws SQLException {
        Optional<Cell> cell = matrix.cell(table, command, role);
        String what = "keyport." + table + " " + command.sqlName() + " as " + role.sqlName();
        if (cell.isEmpty()) {
            tally.expectDenied(what, session.attempt(statement(command, table, columns.get(0))));
        } else if (!cell.get().allColumns()) {
            for (String column : columns) {
                if (!cell.get().listedColumns().contains(column)) {
                    tally.expectDenied(
                            what + " of column " + column, session.attempt(statement(command, table, column)));
                }
            }
        }
    }

    /** A statement that is refused before it looks at a row, and that would change none. */
    private static String statement(Command command, String table, String column) {
        String name = "keyport." + table;
        return switch (command) {
            case SELECT -> "select " + column + " from " + name + " limit 1";
            case INSERT -> "insert into " + name + " (" + column + ") values (default)";
            case UPDATE -> "update " + name + " set " + column + " = default where false";
            case DELETE -> "delete from " + name + " where false";
        };
    }

    private static List<String> columns(AttackSession session, String table) throws SQLException {
        return session.texts(
                "select quote_ident(attname) from pg_catalog.pg_attribute where attrelid = to_regclass('keyport.' || ?)"
                        + " and attnum > 0 and not attisdropped order by attnum",
                table);
    }

    private static List<String> partitions(AttackSession session) throws SQLException {
        return session.texts("select quote_ident(c.relname) from pg_catalog.pg_class c"
                + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                + " where n.nspname = 'keyport' and c.relispartition and c.relkind in ('r', 'p', 'f')");
    }
}
