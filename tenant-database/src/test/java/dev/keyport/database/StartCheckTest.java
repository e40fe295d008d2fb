package dev.keyport.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.keyport.testing.TestDatabase;
import dev.keyport.testing.TestPostgres;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class StartCheckTest {

    private final TestDatabase postgres = Migrated.database();
    private final StartCheck check = new StartCheck(Migrated.runtime(postgres));

    @Test
    void isolationProblems_freshlyMigrated_none() throws SQLException {
        assertThat(check.isolationProblems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "grant keyport_owner to check_probe, can become the owner: keyport_owner",
        "grant pg_read_all_data to check_probe, can become a role that it needs not: pg_read_all_data",
        "grant keyport_worker to check_probe, has the rights of another role without entering it: check_probe those of",
        "revoke keyport_app from check_probe, runtime role cannot become: keyport_secret",
        "alter role check_probe createrole, 'may create roles or databases, or replicate: check_probe'",
        "alter role check_probe set keyport.tenant = 'acme', 'has a tenant, role or actor before any was set: keyport.tenant'",
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
    void isolationProblems_loginWithAHarmlessRoleOfThePlatform_none() throws SQLException {
        postgres.execute(
                "create role check_platform nologin; create role check_probe login password 'probe' noinherit");
        try {
            postgres.execute("grant keyport_app, check_platform to check_probe");

            assertThat(new StartCheck(postgres.dataSource("check_probe", "probe")).isolationProblems())
                    .isEmpty();
        } finally {
            postgres.execute("drop role check_probe; drop role check_platform");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter policy read on keyport.connection rename to look",
                "create role check_probe; grant select on keyport.event to check_probe;"
                        + " create policy report on keyport.event for select to check_probe using (true)"
            })
    void isolationProblems_whatDoesNotConcernTheRuntime_none(String change) throws SQLException {
        postgres.execute(change);
        try {
            assertThat(check.isolationProblems()).isEmpty();
        } finally {
            postgres.execute("do $$ begin if exists (select from pg_roles where rolname = 'check_probe') then"
                    + " drop owned by check_probe; drop role check_probe; end if; end $$");
        }
    }

    @Test
    void isolationProblems_searchPathHasTheSchemaOnIt_none() throws SQLException {
        postgres.execute("do $$ begin execute format('alter database %I set search_path to keyport',"
                + " current_database()); end $$");

        assertThat(check.isolationProblems()).isEmpty();
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

        assertThat(check.schemaProblems())
                .singleElement()
                .asString()
                .contains("version 4711", "needs " + StartCheck.SCHEMA_VERSION);
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
