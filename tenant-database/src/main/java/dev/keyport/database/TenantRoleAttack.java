package dev.keyport.database;

import dev.keyport.database.RoleMatrix.Cell;
import dev.keyport.database.RoleMatrix.Command;
import dev.keyport.database.RoleMatrix.Rows;
import dev.keyport.port.Role;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Does in the own tenant what the tenant role may not. */
final class TenantRoleAttack implements Attack {

    private static final List<String> TENANT_ROLES = Stream.concat(
                    Arrays.stream(Role.values()).map(Role::lowerCaseName), Stream.of("stranger"))
            .toList();

    private final RoleMatrix matrix;

    TenantRoleAttack(RoleMatrix matrix) {
        this.matrix = matrix;
    }

    @Override
    public String name() {
        return "tenant-roles";
    }

    @Override
    public String meaning() {
        return "in the own tenant, do what the role matrix allows to other roles only";
    }

    @Override
    public void run(AttackSession session, Tally tally) throws SQLException {
        for (ProbeTable probe : ProbeTable.ALL) {
            String tenant = ProbeTable.nobody();
            session.begin();
            session.enter(probe.role(), tenant, AttackSession.OWNER);
            session.perform(probe.insertOf(tenant, ProbeTable.freshKey()));
            for (Command command : Command.values()) {
                Cell cell = matrix.cell(probe.name(), command, probe.role()).orElse(null);
                if (cell != null) {
                    attack(cell, probe, tenant, session, tally);
                }
            }
        }
    }

    private static void attack(Cell cell, ProbeTable probe, String tenant, AttackSession session, Tally tally)
            throws SQLException {
        for (String role : TENANT_ROLES) {
            session.enter(probe.role(), tenant, role);
            String what = probe.table() + " " + cell.command().sqlName() + " as " + role;
            if (!cell.allows(role)) {
                tally.expectNothing(what, session.attempt(statement(cell, probe, tenant)));
            } else if (cell.command() != Command.INSERT) {
                tally.expectRows(what, session.attempt(statement(cell, probe, tenant)), 1);
            }
        }
        if (cell.rows() == Rows.OWN_TENANT_AND_ACTOR) {
            attackAsAnother(cell, probe, tenant, AttackSession.OWNER, session, tally);
        } else if (cell.rows() == Rows.OWN_TENANT_OR_ACTOR) {
            for (String role : TENANT_ROLES) {
                if (!cell.allowsOfOthers(role)) {
                    attackAsAnother(cell, probe, tenant, role, session, tally);
                }
            }
        }
    }

    private static void attackAsAnother(
            Cell cell, ProbeTable probe, String tenant, String role, AttackSession session, Tally tally)
            throws SQLException {
        session.enter(probe.role(), tenant, role);
        session.set("keyport.actor", "somebody-else", true);
        String what = probe.table() + " " + cell.command().sqlName() + " as another actor"
                + (role.equals(AttackSession.OWNER) ? "" : " with the role " + role);
        Attempt attempt = session.attempt(statement(cell, probe, tenant));
        if (cell.command() == Command.INSERT) {
            tally.expectDenied(what, attempt);
        } else {
            tally.expectNothing(what, attempt);
        }
    }

    private static String statement(Cell cell, ProbeTable probe, String tenant) {
        String of = " where tenant_id = '" + tenant + "'";
        String column = cell.allColumns() ? "tenant_id" : cell.listedColumns().get(0);
        return switch (cell.command()) {
            case SELECT -> "select 1 from " + probe.table() + of;
            case INSERT -> probe.insertOf(tenant, ProbeTable.freshKey());
            case UPDATE -> "update " + probe.table() + " set " + column + " = " + column + of;
            case DELETE -> "delete from " + probe.table() + of;
        };
    }
}
