package dev.keyport.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.testing.Drill;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the start check says of databases that are broken on purpose; no mutation is ever committed. */
class IsolationProblemsTest {

    private static Connection connection;

    @BeforeAll
    static void open() throws SQLException {
        connection = Migrated.database().adminConnection();
        connection.setAutoCommit(false);
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alter table keyport.connection no force row level security     | without ENABLE and FORCE row-level security: keyport.connection
            alter table keyport.secret disable row level security          | without ENABLE and FORCE row-level security: keyport.secret
            drop policy tenant_gate on keyport.event                       | policy is missing on keyport.event: restrictive policy for all to public
            alter policy tenant_gate on keyport.secret using (true)        | policy tenant_gate on keyport.secret has the condition true, must have
            alter policy tenant_gate on keyport.event using (tenant_id = (select keyport.tenant()) or true) | policy tenant_gate on keyport.event has the condition
            alter policy tenant_gate on keyport.event with check (true)    | policy tenant_gate on keyport.event has the CHECK true, must have
            alter policy tenant_gate on keyport.secret to keyport_app      | policy tenant_gate on keyport.secret is additional: restrictive policy for all to keyport_app
            alter policy read on keyport.connection to public              | policy is missing on keyport.connection: permissive policy for select to keyport_app
            create policy sloppy on keyport.event to keyport_app using (true) | policy sloppy on keyport.event is additional: permissive policy for all to keyport_app
            create policy again on keyport.secret for select to keyport_worker using (true) | policy exists twice: permissive policy for select to keyport_worker on keyport.secret
            grant truncate on keyport.connection to keyport_app            | grant is additional: keyport_app truncate on keyport.connection
            grant trigger on keyport.secret to keyport_secret              | grant is additional: keyport_secret trigger on keyport.secret
            grant select on keyport.event_default to keyport_app           | grant is additional: keyport_app select on keyport.event_default
            grant select on keyport.secret to keyport_app                  | grant is additional: keyport_app select on keyport.secret
            grant select (blob) on keyport.secret to keyport_worker        | grant is additional: keyport_worker select of column blob on keyport.secret
            grant select on keyport.event to public                        | grant is additional: public select on keyport.event
            grant select on keyport.event to keyport_app with grant option | grant is additional: keyport_app select with grant option on keyport.event
            revoke select (kek_id) on keyport.secret from keyport_worker   | grant is missing: keyport_worker select of column kek_id on keyport.secret
            revoke delete on keyport.connection from keyport_app           | grant is missing: keyport_app delete on keyport.connection
            create function public.leak() returns trigger language plpgsql as 'begin return new; end'; create trigger leak after insert on keyport.connection for each row execute function public.leak() | trigger on a table: leak on keyport.connection
            grant set on parameter session_replication_role to keyport_secret | may switch foreign keys off: keyport_secret
            alter role keyport_app set session_replication_role = 'replica' | switched off for a role or the database: keyport_app
            create rule leak as on delete to keyport.event do also select 1 | rewrite rule on a table: leak on keyport.event
            alter table keyport.secret drop constraint blob_is_sealed      | not checked to be sealed: keyport.secret
            alter table keyport.secret drop constraint blob_is_sealed; alter table keyport.secret add constraint blob_is_sealed check (true) | not checked to be sealed: keyport.secret
            create role check_member; grant keyport_worker to check_member | given to a role that is not the runtime: keyport_worker to check_member
            grant keyport_secret to keyport_app with admin option          | may give a role to others: keyport_app keyport_secret
            alter table keyport.connection owner to keyport_app            | owns a table: keyport.connection
            alter schema keyport owner to keyport_secret                   | owns the schema: keyport_secret
            alter function keyport.role() owner to keyport_app             | owns a function: keyport.role()
            alter function keyport.tenant() immutable                      | not STABLE: keyport.tenant()
            alter function keyport.actor() volatile                        | not STABLE: keyport.actor()
            create or replace function keyport.tenant() returns text language sql stable as $$ select coalesce(nullif(current_setting('keyport.tenant', true), ''), 'acme') $$ | does not read the context as it must: keyport.tenant()
            alter function keyport.tenant() set search_path to public      | does not read the context as it must: keyport.tenant()
            revoke execute on function keyport.tenant() from keyport_worker | cannot be executed by: keyport.tenant(): keyport_worker
            grant execute on function keyport.role() to public             | can be executed by PUBLIC: keyport.role()
            drop function keyport.actor() cascade                          | accessor of the context is missing: keyport.actor()
            create function keyport.helper() returns int language sql as 'select 1' | does not know is executable by the runtime role: keyport.helper()
            drop function keyport.keep_days_of_events()                    | not as this release makes it: keyport.keep_days_of_events()
            alter function keyport.keep_days_of_events() security invoker  | not as this release makes it: keyport.keep_days_of_events()
            alter function keyport.keep_days_of_events() reset search_path | not as this release makes it: keyport.keep_days_of_events()
            alter function keyport.keep_days_of_events() set search_path to public, pg_catalog | SECURITY DEFINER function executable by the runtime role: keyport.keep_days_of_events()
            alter function keyport.keep_days_of_events() set lock_timeout to '10s' | not as this release makes it: keyport.keep_days_of_events()
            alter function keyport.keep_days_of_events() set row_security to off | not as this release makes it: keyport.keep_days_of_events()
            alter function keyport.keep_days_of_events() owner to postgres | not as this release makes it: keyport.keep_days_of_events()
            alter function keyport.keep_days_of_events() owner to keyport_worker | owns a function: keyport.keep_days_of_events()
            grant execute on function keyport.keep_days_of_events() to keyport_app | not as this release makes it: keyport.keep_days_of_events()
            grant execute on function keyport.keep_days_of_events() to public | SECURITY DEFINER function executable by the runtime role: keyport.keep_days_of_events()
            grant execute on function keyport.keep_days_of_events() to keyport_worker with grant option | not as this release makes it: keyport.keep_days_of_events()
            revoke execute on function keyport.keep_days_of_events() from keyport_worker | not as this release makes it: keyport.keep_days_of_events()
            create or replace function keyport.keep_days_of_events(out made integer, out moved bigint, out dropped integer) language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '2s' as 'begin truncate keyport.event; end' | not as this release makes it: keyport.keep_days_of_events()
            create function keyport.keep_days_of_events(days integer) returns int language sql security definer as 'select 1' | SECURITY DEFINER function executable by the runtime role: keyport.keep_days_of_events(integer)
            create unique index oracle on keyport.connection (provider)    | not led by tenant_id: keyport.oracle
            create unique index oracle on keyport.secret (name, tenant_id) | not led by tenant_id: keyport.oracle
            create table keyport.copy (tenant_id text, kek_id bigint constraint oracle references keyport.key_check) | not led by tenant_id: oracle of keyport.copy
            create view keyport.peek as select * from keyport.connection; grant select on keyport.peek to keyport_app | without security_invoker over a table of tenants: keyport.peek
            create view keyport.peek with (security_invoker = true) as select * from keyport.connection; create view keyport.outer as select * from keyport.peek; grant select on keyport.outer to keyport_secret | without security_invoker over a table of tenants: keyport."outer"
            create materialized view keyport.copy as select * from keyport.connection; grant select on keyport.copy to keyport_app | materialized view over a table of tenants: keyport.copy
            create function keyport.open() returns int language sql security definer as 'select 1' | SECURITY DEFINER function executable by the runtime role: keyport.open()
            create schema other; create function other.peek() returns bigint language sql security definer as 'select count(*) from keyport.connection' | SECURITY DEFINER function executable by the runtime role: other.peek()
            create table keyport.careless (tenant_id text)                 | without ENABLE and FORCE row-level security: keyport.careless
            create table keyport.careful (tenant_id text)                  | table of tenants that the role matrix does not have: keyport.careful
            drop table keyport.secret_counter                              | table of the role matrix does not exist: keyport.secret_counter
            create table keyport.event_old partition of keyport.event for values from ('2000-01-01') to ('2000-01-02') | without ENABLE and FORCE row-level security: keyport.event_old
            create table keyport.event_old partition of keyport.event for values from ('2000-01-01') to ('2000-01-02') | policy is missing on keyport.event_old: restrictive policy for all to public
            alter default privileges in schema keyport grant select on tables to keyport_app | default privileges would grant what is made later: keyport to keyport_app
            grant create on schema keyport to keyport_app                  | may create objects in a schema: keyport_app in keyport
            grant create on schema public to public                        | may create objects in a schema: keyport_secret in public
            revoke usage on schema keyport from keyport_secret             | cannot use the schema: keyport_secret
            """)
    void isolationProblems_databaseBrokenOnPurpose_namesTheProblem(String mutation, String problem)
            throws SQLException {
        assertThat(MutatedDatabase.problemsAfter(connection, mutation))
                .anySatisfy(found -> assertThat(found).contains(problem));
    }

    /** Drill 7: what loosens the isolation is seen before anything starts. */
    @Test
    @Tag("drill")
    void isolationProblems_everyMutantOfTheCatalogue_isReported() throws SQLException {
        List<String> all = PolicyMutants.of(connection);
        int step = Drill.size(20, 1);
        List<String> survivors = new ArrayList<>();
        int tried = 0;
        for (int i = 0; i < all.size(); i += step, tried++) {
            if (MutatedDatabase.problemsAfter(connection, all.get(i)).isEmpty()) {
                survivors.add(all.get(i));
            }
        }
        Drill.report("policy mutation", tried + " of " + all.size() + " mutants, " + survivors.size() + " survived");
        assertThat(survivors).isEmpty();
        assertThat(all).hasSizeGreaterThan(500);
        assertThat(MutatedDatabase.problemsAfter(connection, "select 1")).isEmpty();
    }
}
