package dev.keyport.database;

import java.sql.SQLException;
import java.util.List;

/**
 * Changes the rules instead of breaking them. What the catalogue says would succeed is a finding and is not tried; what is tried
 * is refused before it locks a table, so that nobody waits for it.
 */
final class PrivilegeAttack implements Attack {

    /** What is tried, and a condition under which it would succeed. */
    private record Step(String what, String sql, String wouldSucceed) {}

    private static final String OWNS_TABLE = "pg_has_role((select relowner from pg_catalog.pg_class"
            + " where oid = 'keyport.connection'::regclass), 'USAGE')";
    private static final String OWNS_ACCESSOR = "pg_has_role((select proowner from pg_catalog.pg_proc"
            + " where oid = 'keyport.tenant()'::regprocedure), 'USAGE')";
    private static final String CREATES = "has_schema_privilege('keyport', 'CREATE')";
    private static final String SUPERUSER = "(select rolsuper from pg_catalog.pg_roles where rolname = session_user)";
    private static final String RULES_ROLES =
            "(select rolsuper or rolcreaterole from pg_catalog.pg_roles where rolname = current_user)";

    private static final List<Step> STEPS = List.of(
            new Step(
                    "disable row-level security",
                    "alter table keyport.connection disable row level security",
                    OWNS_TABLE),
            new Step("drop the gate", "drop policy tenant_gate on keyport.connection", OWNS_TABLE),
            new Step("add a policy", "create policy probe on keyport.connection using (true)", OWNS_TABLE),
            new Step("drop a table", "drop table keyport.connection", OWNS_TABLE),
            new Step(
                    "grant what is made later",
                    "alter default privileges for role keyport_owner grant select on tables to public",
                    OWNS_TABLE),
            new Step("change an accessor", "alter function keyport.tenant() immutable", OWNS_ACCESSOR),
            new Step(
                    "replace an accessor",
                    "create or replace function keyport.tenant() returns text language sql as 'select null'",
                    CREATES + " or " + OWNS_ACCESSOR),
            new Step("make a table", "create table keyport.probe (id int)", CREATES),
            new Step("make a view", "create view keyport.probe as select 1 as one", CREATES),
            new Step("make a schema", "create schema probe", "has_database_privilege(current_database(), 'CREATE')"),
            new Step(
                    "become the owner",
                    "set local role keyport_owner",
                    "pg_has_role(session_user, 'keyport_owner', 'MEMBER')"),
            new Step("log in as the owner", "set local session authorization keyport_owner", SUPERUSER),
            new Step("become a superuser", "alter role keyport_app superuser", SUPERUSER),
            new Step("pass by row-level security", "alter role keyport_app bypassrls", RULES_ROLES),
            new Step("make a role", "create role keyport_probe", RULES_ROLES),
            new Step(
                    "read the server's files",
                    "select pg_read_file('PG_VERSION')",
                    "has_function_privilege('pg_read_file(text)', 'EXECUTE')"));

    @Override
    public String name() {
        return "privileges";
    }

    @Override
    public String meaning() {
        return "as each database role, truncate, change policies, functions and roles, or become somebody else";
    }

    @Override
    public void run(AttackSession session, Tally tally) throws SQLException {
        for (DatabaseRole role : DatabaseRole.values()) {
            session.begin();
            session.enter(role, ProbeTable.nobody(), AttackSession.OWNER);
            for (ProbeTable probe : ProbeTable.ALL) {
                step(
                        new Step(
                                "truncate " + probe.table(),
                                "truncate " + probe.table(),
                                "has_table_privilege('" + probe.table() + "', 'TRUNCATE')"),
                        role,
                        session,
                        tally);
            }
            for (Step step : STEPS) {
                step(step, role, session, tally);
            }
        }
    }

    private static void step(Step step, DatabaseRole role, AttackSession session, Tally tally) throws SQLException {
        String what = step.what() + " as " + role.sqlName();
        if (session.texts("select " + step.wouldSucceed()).contains("t")) {
            tally.expect(false, what + ": would succeed, and was not tried");
        } else {
            tally.expectDenied(what, session.attempt(step.sql()));
        }
    }
}
