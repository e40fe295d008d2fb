package dev.keyport.database;

import java.sql.SQLException;

/** Looks for a context that outlives its transaction, or wins over the one that is set. */
final class LeftoverContextAttack implements Attack {

    private static final String TENANT = "keyport.tenant";

    @Override
    public String name() {
        return "leftover-context";
    }

    @Override
    public String meaning() {
        return "use the context of a transaction, a savepoint or a session that is over";
    }

    @Override
    public void run(AttackSession session, Tally tally) throws SQLException {
        for (ProbeTable probe : ProbeTable.ALL) {
            String tenant = ProbeTable.nobody();
            session.begin();
            useTenant(session, probe, tenant);
            session.begin();
            attackAfter("a rollback", probe, tenant, session, tally);

            session.begin();
            session.enter(probe.role(), tenant, AttackSession.OWNER);
            session.texts("select 1 from " + probe.table() + " limit 1");
            session.commit();
            session.begin();
            attackAfter("a commit", probe, tenant, session, tally);

            session.begin();
            useTenant(session, probe, tenant);
            session.enter(probe.role(), ProbeTable.nobody(), AttackSession.OWNER);
            session.attempt("select set_config('" + TENANT + "', ?, true)", tenant); // undone
            tally.expectNothing(
                    probe.table() + " select after a savepoint was undone",
                    session.attempt("select 1 from " + probe.table() + " where tenant_id = ?", tenant));
            afterSessionSetting(probe, tenant, session, tally);
        }
    }

    /** A setting of the whole session, as careless code would leave it, must not win over the transaction's. */
    private static void afterSessionSetting(ProbeTable probe, String tenant, AttackSession session, Tally tally)
            throws SQLException {
        session.begin();
        session.set(TENANT, tenant, false);
        session.commit();
        session.begin();
        useTenant(session, probe, tenant);
        session.enter(probe.role(), ProbeTable.nobody(), AttackSession.OWNER);
        tally.expectNothing(
                probe.table() + " select against a setting of the session",
                session.attempt("select 1 from " + probe.table() + " where tenant_id = ?", tenant));
        session.begin();
        session.set(TENANT, "", false);
        session.commit();
    }

    private static void useTenant(AttackSession session, ProbeTable probe, String tenant) throws SQLException {
        session.enter(probe.role(), tenant, AttackSession.OWNER);
        session.perform(probe.insertOf(tenant, ProbeTable.freshKey()));
    }

    private static void attackAfter(String what, ProbeTable probe, String tenant, AttackSession session, Tally tally)
            throws SQLException {
        session.enterRole(probe.role());
        session.set("keyport.role", AttackSession.OWNER, true);
        session.set("keyport.actor", AttackSession.ACTOR, true);
        tally.expectNothing(
                probe.table() + " select after " + what,
                session.attempt("select 1 from " + probe.table() + " limit 1"));
        tally.expectDenied(
                probe.table() + " insert after " + what,
                session.attempt(probe.insertOf(tenant, ProbeTable.freshKey())));
    }
}
