package dev.keyport.database;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Changes another tenant's row, or makes one for it. */
final class WriteAttack implements Attack {

    @Override
    public String name() {
        return "write-other-tenant";
    }

    @Override
    public String meaning() {
        return "as one tenant, insert, update, delete, merge, upsert and move rows of another";
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
            session.perform(probe.insertOf(attacker, ProbeTable.freshKey()));

            for (Map.Entry<String, String> form :
                    changes(probe, owner, attacker).entrySet()) {
                tally.expectNothing(probe.table() + " " + form.getKey(), session.attempt(form.getValue()));
            }
            String upsert = probe.insertOf(owner, key) + " on conflict (" + probe.uniqueKey() + ") do ";
            tally.expectDenied(
                    probe.table() + " insert for another tenant",
                    session.attempt(probe.insertOf(ProbeTable.nobody(), ProbeTable.freshKey())));
            tally.expectDenied(probe.table() + " insert unless the key exists", session.attempt(upsert + "nothing"));
            tally.expectDenied(
                    probe.table() + " upsert", session.attempt(upsert + "update set tenant_id = excluded.tenant_id"));

            session.enter(probe.role(), owner, AttackSession.OWNER);
            tally.expectRows(
                    probe.table() + ": the row that was attacked",
                    session.attempt("select 1 from " + probe.table() + " where tenant_id = ?", owner),
                    1);
        }
    }

    /** Statements that would change a row of the owner for the attacker, by what they are called. */
    static Map<String, String> changes(ProbeTable probe, String owner, String attacker) {
        String table = probe.table();
        String ofOwner = "tenant_id = '" + owner + "'";
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("update", "update " + table + " set tenant_id = tenant_id where " + ofOwner);
        changes.put(
                "update that takes the row over",
                "update " + table + " set tenant_id = '" + attacker + "' where " + ofOwner);
        changes.put(
                "update that moves an own row",
                "update " + table + " set " + ofOwner + " where tenant_id = '" + attacker + "'");
        changes.put("delete", "delete from " + table + " where " + ofOwner);
        changes.put(
                "delete by join",
                "delete from " + table + " a using (values ('" + owner + "')) v (t) where a.tenant_id = v.t");
        changes.put(
                "delete in a common table",
                "with gone as (delete from " + table + " where " + ofOwner + " returning 1) select * from gone");
        changes.put(
                "merge that deletes",
                "merge into " + table + " using (select 1) x on " + ofOwner + " when matched then delete");
        changes.put(
                "merge that updates",
                "merge into " + table + " using (select 1) x on " + ofOwner
                        + " when matched then update set tenant_id = '" + attacker + "'");
        return changes;
    }
}
