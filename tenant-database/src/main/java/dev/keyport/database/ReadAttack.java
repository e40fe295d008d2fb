package dev.keyport.database;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads another tenant's row in every way that SQL has. */
final class ReadAttack implements Attack {

    @Override
    public String name() {
        return "read-other-tenant";
    }

    @Override
    public String meaning() {
        return "as one tenant, read rows that another has just written, in many forms of SQL";
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
            tally.expectRows(
                    probe.table() + ": reading the own row",
                    session.attempt("select 1 from " + probe.table() + " where tenant_id = ?", owner),
                    1);
            session.enter(probe.role(), attacker, AttackSession.OWNER);
            session.perform(probe.insertOf(attacker, ProbeTable.freshKey()));

            String of = probe.table() + " where tenant_id = '" + owner + "'";
            for (Map.Entry<String, String> form :
                    forms(probe, owner, attacker, key).entrySet()) {
                tally.expectNothing(probe.table() + " select, " + form.getKey(), session.attempt(form.getValue()));
            }
            tally.expectNothing(probe.table() + " copy", session.attemptCopy("select 1 from " + of));
        }
    }

    /** Statements that would return a row of the owner to the attacker, by what they are called. */
    static Map<String, String> forms(ProbeTable probe, String owner, String attacker, String key) {
        String table = probe.table();
        String ofOwner = "tenant_id = '" + owner + "'";
        String byKey = probe.key().equals("tenant_id") ? ofOwner : probe.key() + " = '" + key + "'";
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("by tenant", "select 1 from " + table + " where " + ofOwner);
        forms.put("by key", "select 1 from " + table + " where " + byKey);
        forms.put("every row", "select 1 from " + table + " where tenant_id <> '" + attacker + "' limit 1");
        forms.put("count", "select 1 from " + table + " having count(*) > 1");
        forms.put("for update", "select 1 from " + table + " where " + ofOwner + " for update");
        forms.put(
                "join",
                "select 1 from " + table + " a join " + table + " b on b.tenant_id <> a.tenant_id where b." + ofOwner);
        forms.put(
                "lateral",
                "select 1 from (values ('" + owner + "')) v (t), lateral (select from " + table
                        + " where tenant_id = v.t) x");
        forms.put(
                "common table",
                "with x as materialized (select * from " + table + ") select 1 from x where " + ofOwner);
        forms.put(
                "recursive",
                "with recursive r (t) as (select tenant_id from " + table + " union select x.tenant_id from " + table
                        + " x, r where x.tenant_id <> r.t) select 1 from r where t = '" + owner + "'");
        forms.put("subquery", "select 1 where exists (select from " + table + " where " + ofOwner + ")");
        forms.put(
                "error as an oracle",
                "select 1 / (case when " + ofOwner + " then 0 else 1 end) from " + table + " where tenant_id <> '"
                        + attacker + "'");
        forms.put(
                "cursor",
                "declare probe cursor for select 1 from " + table + " where " + ofOwner + "; fetch all from probe");
        forms.put("row security off", "set local row_security to off; select 1 from " + table + " where " + ofOwner);
        forms.put("only the table itself", "select 1 from only " + table + " where " + ofOwner);
        return forms;
    }
}
