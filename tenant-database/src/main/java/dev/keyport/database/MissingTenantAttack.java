package dev.keyport.database;

import java.sql.SQLException;

/** Works without a tenant, or without a role. */
final class MissingTenantAttack implements Attack {

    @Override
    public String name() {
        return "missing-tenant";
    }

    @Override
    public String meaning() {
        return "read and write with no context, an empty tenant, or a tenant without a role";
    }

    @Override
    public void run(AttackSession session, Tally tally) throws SQLException {
        for (ProbeTable probe : ProbeTable.ALL) {
            session.begin();
            session.enterRole(probe.role());
            attack("without a context", probe, ProbeTable.nobody(), session, tally);

            String tenant = ProbeTable.nobody();
            session.enter(probe.role(), tenant, AttackSession.OWNER);
            session.perform(probe.insertOf(tenant, ProbeTable.freshKey()));
            session.enter(probe.role(), "", AttackSession.OWNER);
            attack("with an empty tenant", probe, tenant, session, tally);
            session.enter(probe.role(), tenant, "");
            attack("without a role", probe, tenant, session, tally);
        }
    }

    private static void attack(String how, ProbeTable probe, String tenant, AttackSession session, Tally tally)
            throws SQLException {
        String prefix = probe.table() + " ";
        String of = probe.table() + " where tenant_id = '" + tenant + "'";
        tally.expectNothing(prefix + "select " + how, session.attempt("select 1 from " + probe.table() + " limit 1"));
        tally.expectDenied(prefix + "insert " + how, session.attempt(probe.insertOf(tenant, ProbeTable.freshKey())));
        tally.expectNothing(
                prefix + "update " + how,
                session.attempt("update " + probe.table() + " set tenant_id = tenant_id where tenant_id = ?", tenant));
        tally.expectNothing(prefix + "delete " + how, session.attempt("delete from " + of));
    }
}
