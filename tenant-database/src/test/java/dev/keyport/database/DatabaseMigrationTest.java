package dev.keyport.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.Secret;
import dev.keyport.testing.TestDatabase;
import dev.keyport.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class DatabaseMigrationTest {

    @Test
    void run_emptyDatabase_migratesOnce() {
        TestDatabase database = TestPostgres.shared().newDatabase();

        assertThat(Migrated.migrate(database)).isPositive();
        assertThat(Migrated.migrate(database)).isZero();
    }

    @Test
    void run_newestMigration_isTheOneThatTheStartCheckExpects() throws SQLException {
        assertThat(new StartCheck(Migrated.runtime(Migrated.database())).schemaProblems())
                .isEmpty();
    }

    @Test
    void run_runtimeUser_cannotMakeTablesNorBecomeTheOwner() throws SQLException {
        try (Connection connection = Migrated.runtime(Migrated.database()).getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table keyport.mine (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("set role keyport_owner"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void run_everyTable_belongsToTheOwner() throws SQLException {
        try (Connection connection = Migrated.database().adminConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select string_agg(distinct tableowner, ',') from pg_tables"
                        + " where schemaname = 'keyport'")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("keyport_owner");
        }
    }

    @Test
    void run_otherRuntimeUser_isBoundByTheSamePolicies() throws SQLException {
        TestDatabase database = TestPostgres.shared().newDatabase();
        try (Secret admin = Secret.ofUtf8(database.adminPassword());
                Secret runtime = Secret.ofUtf8("other")) {
            new DatabaseMigration(database.jdbcUrl(), database.adminUser(), admin).run("another_app", runtime);
        }

        StartCheck check = new StartCheck(database.dataSource("another_app", "other"));
        assertThat(check.schemaProblems()).isEmpty();
        assertThat(check.isolationProblems()).isEmpty();
    }

    @Test
    void run_schemaOfTheFirstRelease_keepsItsCredentials() throws SQLException {
        TestDatabase database = TestPostgres.shared().newDatabase();
        database.execute(SqlResource.read("roles.sql"));
        Flyway.configure()
                .dataSource(database.dataSource(database.adminUser(), database.adminPassword()))
                .locations("classpath:dev/keyport/database/migration")
                .defaultSchema("keyport")
                .createSchemas(false)
                .table(DatabaseMigration.HISTORY_TABLE)
                .target("1")
                .load()
                .migrate();
        database.execute("insert into keyport.connection"
                + " (tenant_id, domain, provider, credential_version, credential_last, created_by)"
                + " values ('acme', 'ai', 'keyed', 3, 3, 'alice'), ('acme', 'ai', 'noop', null, 0, 'alice'),"
                + " ('acme', 'ai', 'removed', null, 7, 'alice')");
        for (String age : List.of("0", "1", "40", "100")) {
            database.execute("insert into keyport.event (tenant_id, at, level, type, message, actor) values"
                    + " ('acme', now() - interval '" + age + " days', 'info', 'x.y', '" + age + "', 'alice')");
        }

        assertThat(Migrated.migrate(database)).isPositive();

        try (Connection connection = database.adminConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select string_agg(concat_ws(' ', provider, credential_version,"
                                + " credential_kind, credential_last_versions), ', ' order by provider) from keyport.connection")) {
            rows.next();
            assertThat(rows.getString(1))
                    .isEqualTo("keyed 3 api_key {\"api_key\": 3}, noop {}, removed {\"api_key\": 7}");
        }
        assertThat(DatabaseContents.text(
                        database,
                        "select string_agg(message || (to_char(at at time zone 'UTC', '\"keyport.event_\"YYYYMMDD')"
                                + " = tableoid::regclass::text), ' ' order by at desc) from keyport.event"))
                .isEqualTo("0true 1true 40true");
        assertThat(new StartCheck(Migrated.runtime(database)).isolationProblems())
                .isEmpty();
    }

    @Test
    void run_nameThatIsNoPlainIdentifier_isRefused() {
        TestDatabase database = TestPostgres.shared().newDatabase();
        try (Secret password = Secret.ofUtf8("x")) {
            DatabaseMigration migration = new DatabaseMigration(database.jdbcUrl(), database.adminUser(), password);
            assertThatIllegalArgumentException().isThrownBy(() -> migration.run("app; drop table x", password));
        }
    }
}
