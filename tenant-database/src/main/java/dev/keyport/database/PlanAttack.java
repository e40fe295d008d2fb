package dev.keyport.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Looks for a plan that was made for one tenant and is used for another. */
final class PlanAttack implements Attack {

    private static final int ROUNDS = 12;

    @Override
    public String name() {
        return "prepared-plans";
    }

    @Override
    public String meaning() {
        return "run one statement that the server has planned for two tenants in turn, more often than it replans";
    }

    @Override
    public void run(AttackSession session, Tally tally) throws SQLException {
        for (ProbeTable probe : ProbeTable.ALL) {
            List<String> tenants = List.of(ProbeTable.nobody(), ProbeTable.nobody());
            session.begin();
            session.perform("set local plan_cache_mode to force_generic_plan");
            for (String tenant : tenants) {
                session.enter(probe.role(), tenant, AttackSession.OWNER);
                session.perform(probe.insertOf(tenant, ProbeTable.freshKey()));
            }
            try (PreparedStatement constant = session.prepare("select tenant_id from " + probe.table()
                            + " where tenant_id in ('" + tenants.get(0) + "', '" + tenants.get(1) + "')");
                    PreparedStatement bound =
                            session.prepare("select tenant_id from " + probe.table() + " where tenant_id in (?, ?)")) {
                bound.setString(1, tenants.get(0));
                bound.setString(2, tenants.get(1));
                for (int round = 0; round < ROUNDS; round++) {
                    String tenant = tenants.get(round % 2);
                    session.enter(probe.role(), tenant, AttackSession.OWNER);
                    for (PreparedStatement statement : List.of(constant, bound)) {
                        tally.expect(
                                AttackSession.texts(statement).equals(List.of(tenant)),
                                probe.table()
                                        + " select with a kept plan: not the rows of the tenant that asked, round "
                                        + (round + 1));
                    }
                }
            }
        }
    }
}
