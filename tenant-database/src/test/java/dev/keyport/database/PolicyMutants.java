package dev.keyport.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Every way to loosen the isolation of a migrated database a little, made from its own catalogue. */
final class PolicyMutants {

    private static final List<String> ROLES = List.of("keyport_app", "keyport_secret", "keyport_worker");
    private static final List<String> GRANTEES = List.of("keyport_app", "keyport_secret", "keyport_worker", "public");
    private static final List<String> PRIVILEGES =
            List.of("select", "insert", "update", "delete", "truncate", "references", "trigger");
    /** One day of events stands for all, which are made by the same function. */
    private static final String ONE_DAY =
            " and (c.relname !~ '^event_[0-9]{8}$' or c.relname = 'event_' || to_char(now() at time zone 'UTC', 'YYYYMMDD'))";

    private static final String SCHEMA_TABLES =
            "from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'keyport'"
                    + " where c.relkind in ('r', 'p')" + ONE_DAY;

    private final Connection catalogue;
    private final Set<String> mutants = new LinkedHashSet<>();

    private PolicyMutants(Connection catalogue) {
        this.catalogue = catalogue;
    }

    static List<String> of(Connection catalogue) throws SQLException {
        PolicyMutants all = new PolicyMutants(catalogue);
        all.policies();
        all.tables();
        all.grants();
        all.functions();
        all.roles();
        return new ArrayList<>(all.mutants);
    }

    private void policies() throws SQLException {
        for (List<String> policy : rows("select policyname, tablename, cmd, permissive, roles[1], coalesce(qual, ''),"
                + " coalesce(with_check, '') from pg_policies where schemaname = 'keyport'")) {
            String name = policy.get(0) + " on keyport." + policy.get(1);
            String using = policy.get(5);
            String check = policy.get(6);
            mutants.add("drop policy " + name);
            if (!using.isEmpty()) {
                mutants.add("alter policy " + name + " using (" + using + " or current_user is not null)");
                mutants.add("alter policy " + name + " using (" + (using.equals("true") ? "1 = 1" : "true") + ")");
            }
            if (!check.isEmpty()) {
                mutants.add("alter policy " + name + " with check (true)");
                mutants.add("alter policy " + name + " with check (" + check + " or true)");
            }
            for (String other : GRANTEES) {
                if (!other.equals(policy.get(4))) {
                    mutants.add("alter policy " + name + " to " + other);
                }
            }
            if (policy.get(3).equals("RESTRICTIVE")) {
                mutants.add("drop policy " + name + "; create policy " + name
                        + " as permissive for all to public using (" + using + ") with check (" + check + ")");
                mutants.add("drop policy " + name + "; create policy " + name
                        + " as restrictive for select to public using (" + using + ")");
            }
        }
    }

    private void tables() throws SQLException {
        for (List<String> row : rows("select c.oid::regclass::text, c.relrowsecurity " + SCHEMA_TABLES)) {
            String table = row.get(0);
            boolean ofTenants = row.get(1).equals("t");
            for (String role : ROLES) {
                mutants.add("alter table " + table + " owner to " + role);
            }
            if (ofTenants) {
                mutants.add("alter table " + table + " disable row level security");
                mutants.add("alter table " + table + " no force row level security");
                mutants.add("create view keyport.peek as select * from " + table
                        + "; grant select on keyport.peek to keyport_app");
                mutants.add("create view public.peek as select * from " + table
                        + "; grant select on public.peek to public");
                for (String role : GRANTEES) {
                    mutants.add("create policy sloppy on " + table + " to " + role + " using (true) with check (true)");
                    mutants.add("create policy sloppy on " + table + " for select to " + role + " using (true)");
                }
            }
        }
    }

    private void grants() throws SQLException {
        String everyPossible =
                " from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'keyport'"
                        + " cross join unnest(string_to_array('" + String.join(" ", PRIVILEGES)
                        + "', ' ')) as privilege"
                        + " cross join unnest(string_to_array('" + String.join(" ", GRANTEES) + "', ' ')) as grantee"
                        + " left join pg_roles r on r.rolname = grantee";
        for (List<String> row : rows("select privilege, c.oid::regclass, grantee,"
                + " coalesce(has_table_privilege(r.oid, c.oid, privilege), false)" + everyPossible
                + " where c.relkind in ('r', 'p')" + ONE_DAY)) {
            String grant = row.get(0) + " on " + row.get(1);
            if (row.get(3).equals("t")) {
                mutants.add("revoke " + grant + " from " + row.get(2));
                mutants.add("grant " + grant + " to " + row.get(2) + " with grant option");
            } else {
                mutants.add("grant " + grant + " to " + row.get(2));
            }
        }
        for (List<String> row : rows("select privilege, a.attname, c.oid::regclass, grantee,"
                + " coalesce(has_column_privilege(r.oid, c.oid, a.attnum, privilege), false)" + everyPossible
                + " join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped"
                + " where c.relkind in ('r', 'p')" + ONE_DAY
                + " and privilege in ('select', 'insert', 'update', 'references')"
                + " and not coalesce(has_table_privilege(r.oid, c.oid, privilege), false)")) {
            String grant = row.get(0) + " (" + row.get(1) + ") on " + row.get(2);
            mutants.add(
                    (row.get(4).equals("t") ? "revoke " + grant + " from " : "grant " + grant + " to ") + row.get(3));
        }
        for (String grantee : GRANTEES) {
            mutants.add("grant create on schema keyport to " + grantee);
            mutants.add("grant create on schema public to " + grantee);
            mutants.add("alter default privileges in schema keyport grant select on tables to " + grantee);
            mutants.add("alter default privileges for role keyport_owner grant insert on tables to " + grantee);
        }
    }

    private void functions() throws SQLException {
        keeper();
        for (String name : List.of("tenant", "role", "actor")) {
            String function = "keyport." + name + "()";
            mutants.add("alter function " + function + " immutable");
            mutants.add("alter function " + function + " volatile");
            mutants.add("alter function " + function + " security definer");
            mutants.add("alter function " + function + " set search_path to pg_catalog");
            mutants.add("drop function " + function + " cascade");
            mutants.add("grant execute on function " + function + " to public");
            for (String body : List.of(
                    "coalesce(nullif(current_setting(''keyport." + name + "'', true), ''''), ''acme'')",
                    "current_setting(''keyport." + name + "'', true)",
                    "''acme''::text",
                    "nullif(current_setting(''keyport.other'', true), '''')")) {
                mutants.add("create or replace function " + function + " returns text language sql stable as 'select "
                        + body + "'");
            }
            for (String role : ROLES) {
                mutants.add("alter function " + function + " owner to " + role);
                if (name.equals("tenant") || !role.equals("keyport_worker")) {
                    mutants.add("revoke execute on function " + function + " from " + role);
                }
            }
        }
    }

    private void keeper() throws SQLException {
        String function = "keyport.keep_days_of_events()";
        mutants.add("drop function " + function);
        for (String change : List.of(
                "immutable",
                "stable",
                "security invoker",
                "reset search_path",
                "reset lock_timeout",
                "set search_path to public",
                "set search_path to pg_temp, pg_catalog",
                "set lock_timeout to 0",
                "set row_security to off",
                "set role to postgres")) {
            mutants.add("alter function " + function + " " + change);
        }
        for (String role : List.of("keyport_app", "keyport_secret", "keyport_worker", "postgres")) {
            mutants.add("alter function " + function + " owner to " + role);
        }
        for (String role : List.of("keyport_app", "keyport_secret", "public")) {
            mutants.add("grant execute on function " + function + " to " + role);
        }
        mutants.add("grant execute on function " + function + " to keyport_worker with grant option");
        mutants.add("revoke execute on function " + function + " from keyport_worker");
        String source = rows("select pg_get_functiondef('" + function + "'::regprocedure)")
                .get(0)
                .get(0);
        mutants.add(source.replace("90 days", "9 days"));
        mutants.add(source.replace("today + 14", "today"));
        mutants.add(source.replace("begin", "begin perform set_config('keyport.tenant', 'acme', true);"));
    }

    private void roles() throws SQLException {
        for (String role : List.of("keyport_owner", "keyport_app", "keyport_secret", "keyport_worker")) {
            for (String attribute : List.of("superuser", "bypassrls", "createrole", "createdb", "replication")) {
                mutants.add("alter role " + role + " " + attribute);
            }
            if (!role.equals("keyport_app")) {
                mutants.add("alter role " + role + " login");
            }
        }
        for (String role : ROLES) {
            mutants.add("grant keyport_owner to " + role);
            mutants.add("grant pg_read_all_data to " + role);
            mutants.add("grant pg_write_server_files to " + role);
            mutants.add("revoke usage on schema keyport from " + role);
            mutants.add("alter schema keyport owner to " + role);
        }
        mutants.add("revoke keyport_secret from keyport_app");
        mutants.add("revoke keyport_worker from keyport_app");
        boolean inheritedPerGrant = catalogue.getMetaData().getDatabaseMajorVersion() >= 16;
        mutants.add(
                inheritedPerGrant
                        ? "grant keyport_secret to keyport_app with inherit true"
                        : "alter role keyport_app inherit");
        for (String setting : List.of("tenant", "role", "actor")) {
            mutants.add("set local keyport." + setting + " to 'acme'");
        }
    }

    private List<List<String>> rows(String sql) throws SQLException {
        List<List<String>> found = new ArrayList<>();
        try (Statement statement = catalogue.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= width; column++) {
                    row.add(String.valueOf(rows.getString(column)));
                }
                found.add(row);
            }
        }
        return found;
    }
}
