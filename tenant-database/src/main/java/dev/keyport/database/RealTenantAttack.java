package dev.keyport.database;

import java.sql.SQLException;
import java.util.List;

/** Reads, and only reads, what real tenants have, as another real tenant and as a tenant that nobody is. */
final class RealTenantAttack implements Attack {

    private static final int SAMPLE = 20;

    @Override
    public String name() {
        return "real-tenants";
    }

    @Override
    public String meaning() {
        return "read rows of up to " + SAMPLE + " real tenants as other tenants; nothing is written";
    }

    @Override
    public void run(AttackSession session, Tally tally) throws SQLException {
        session.begin();
        session.perform("set transaction read only");
        session.enterRole(DatabaseRole.WORKER);
        List<String> tenants = session.texts(
                "select tenant_id from keyport.connection group by tenant_id order by random() limit " + SAMPLE);
        for (int i = 0; i < tenants.size(); i++) {
            String victim = tenants.get(i);
            attack(victim, ProbeTable.nobody(), session, tally);
            if (tenants.size() > 1) {
                attack(victim, tenants.get((i + 1) % tenants.size()), session, tally);
            }
        }
    }

    private static void attack(String victim, String attacker, AttackSession session, Tally tally) throws SQLException {
        for (ProbeTable probe : ProbeTable.ALL) {
            session.enter(probe.role(), attacker, AttackSession.OWNER);
            tally.expectNothing(
                    probe.table() + " select of a real tenant's rows",
                    session.attempt("select 1 from " + probe.table() + " where tenant_id = ? limit 1", victim));
        }
    }
}
