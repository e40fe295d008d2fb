package dev.keyport.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.keyport.testing.TestDatabase;
import dev.keyport.testing.TestPostgres;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

class StartCheckTest {

    private final TestDatabase postgres = Migrated.database();
    private final StartCheck check = new StartCheck(Migrated.runtime(postgres));

    @Test
    void isolationProblems_freshlyMigrated_none() throws SQLException {
        assertThat(check.isolationProblems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alter table keyport.connection no force row level security     | without ENABLE and FORCE row-level security: keyport.connection
            alter table keyport.secret disable row level security          | without ENABLE and FORCE row-level security: keyport.secret
            drop policy tenant_gate on keyport.event                       | without a RESTRICTIVE tenant gate: keyport.event
            alter policy tenant_gate on keyport.secret using (true)        | without a RESTRICTIVE tenant gate: keyport.secret
            alter policy tenant_gate on keyport.secret to keyport_app      | without a RESTRICTIVE tenant gate: keyport.secret
            grant truncate on keyport.connection to keyport_app            | TRUNCATE, REFERENCE or add triggers: keyport.connection
            grant trigger on keyport.secret to keyport_secret              | TRUNCATE, REFERENCE or add triggers: keyport.secret
            grant select on keyport.event_default to keyport_app           | granted on a partition itself: keyport.event_default
            grant select on keyport.secret to keyport_app                  | without entering keyport_secret: keyport.secret
            alter table keyport.connection owner to keyport_app            | owns a table: keyport.connection
            alter function keyport.tenant() immutable                      | not STABLE: keyport.tenant()
            create unique index oracle on keyport.connection (provider)    | not led by tenant_id: keyport.oracle
            create unique index oracle on keyport.secret (name, tenant_id) | not led by tenant_id: keyport.oracle
            create view keyport.peek as select * from keyport.connection; grant select on keyport.peek to keyport_app | without security_invoker over a table of tenants: keyport.peek
            create materialized view keyport.copy as select * from keyport.connection; grant select on keyport.copy to keyport_app | materialized view over a table of tenants: keyport.copy
            create function keyport.open() returns int language sql security definer as 'select 1' | SECURITY DEFINER function executable by the runtime role: keyport.open()
            create table keyport.careless (tenant_id text)                 | without ENABLE and FORCE row-level security: keyport.careless
            """)
    void isolationProblems_databaseBrokenOnPurpose_namesTheProblem(String mutation, String problem)
            throws SQLException {
        postgres.execute(mutation);

        assertThat(check.isolationProblems())
                .anySatisfy(found -> assertThat(found).contains(problem));
    }

    @ParameterizedTest
    @CsvSource({
        "grant keyport_owner to check_probe, can become the owner: keyport_owner",
        "alter role check_probe bypassrls, superuser or bypasses row-level security: check_probe",
        "alter role check_probe superuser, superuser or bypasses row-level security: check_probe"
    })
    void isolationProblems_loginWithTooMuchPower_namesTheRole(String mutation, String problem) throws SQLException {
        postgres.execute("create role check_probe login password 'probe' nosuperuser nobypassrls");
        try {
            postgres.execute("grant keyport_app to check_probe; " + mutation);

            assertThat(new StartCheck(postgres.dataSource("check_probe", "probe")).isolationProblems())
                    .anySatisfy(found -> assertThat(found).contains(problem));
        } finally {
            postgres.execute("drop owned by check_probe; drop role check_probe");
        }
    }

    @Test
    void schemaProblems_emptyDatabase_saysThatTheMigrationIsMissing() throws SQLException {
        TestDatabase empty = TestPostgres.shared().newDatabase();

        assertThat(new StartCheck(Migrated.runtime(empty)).schemaProblems())
                .singleElement()
                .asString()
                .contains("run the migration");
    }

    @Test
    void schemaProblems_otherVersion_namesBoth() throws SQLException {
        postgres.execute("create or replace function keyport.schema_version() returns text language sql immutable"
                + " as $$ select '4711' $$");

        assertThat(check.schemaProblems()).singleElement().asString().contains("version 4711", "needs 2");
    }

    @Test
    void schemaProblems_simpleQueryMode_isRefused() throws SQLException {
        PGSimpleDataSource simple = new PGSimpleDataSource();
        simple.setUrl(postgres.jdbcUrl() + "?preferQueryMode=simple");
        simple.setUser("keyport_app");
        simple.setPassword(Migrated.RUNTIME_PASSWORD);

        assertThat(new StartCheck(simple).schemaProblems())
                .singleElement()
                .asString()
                .contains("preferQueryMode");
    }

    @Test
    void schemaProblems_poolWithoutAutoCommit_isRefused() throws SQLException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(Migrated.runtime(postgres));
            pool.setAutoCommit(false);

            assertThat(new StartCheck(pool).schemaProblems())
                    .singleElement()
                    .asString()
                    .contains("auto-commit");
        }
    }
}
