package dev.keyport.database;

import java.sql.SQLException;

/** Asks by an insert whether another tenant has a key. */
final class ExistenceAttack implements Attack {

    @Override
    public String name() {
        return "existence-oracle";
    }

    @Override
    public String meaning() {
        return "insert a key that another tenant has: the answer must be the same as if it had not";
    }

    @Override
    public void run(AttackSession session, Tally tally) throws SQLException {
        for (ProbeTable probe : ProbeTable.ALL) {
            String owner = ProbeTable.nobody();
            String attacker = ProbeTable.nobody();
            String key = ProbeTable.freshKey();
            session.begin();
            session.enter(probe.role(), owner, AttackSession.OWNER);
            session.perform(probe.insertOf(owner, key));
            session.enter(probe.role(), attacker, AttackSession.OWNER);

            Attempt own = session.attempt(probe.insertOf(attacker, key));
            tally.expect(
                    own.sqlState() == null,
                    probe.table() + " insert of a key that another tenant has: " + own.outcome());
            tally.expectDenied(
                    probe.table() + " insert of another tenant's whole key",
                    session.attempt(probe.insertOf(owner, key)));
        }
    }
}
