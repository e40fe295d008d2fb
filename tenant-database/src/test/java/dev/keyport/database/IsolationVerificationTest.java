package dev.keyport.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.keyport.port.Secret;
import dev.keyport.testing.TestDatabase;
import dev.keyport.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class IsolationVerificationTest {

    @Test
    void run_emptyDatabase_everyAttemptIsRefused() throws SQLException {
        IsolationReport report = verify(Migrated.database());

        assertThat(report.passed()).isTrue();
        assertThat(report.checks())
                .filteredOn(check -> !check.name().equals("real-tenants"))
                .allSatisfy(IsolationVerificationTest::allRefused);
        assertThat(report.checks().stream().mapToLong(IsolationCheck::attempted).sum())
                .isGreaterThan(500);
    }

    @Test
    void run_checksOfTheDocumentation_areThoseThatRun() throws IOException, SQLException {
        List<String> documented = Files.readAllLines(Path.of("..", "docs", "isolation.md")).stream()
                .dropWhile(line -> !line.startsWith("| Check |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("`", -1)[1])
                .toList();

        assertThat(verify(Migrated.database()).checks())
                .extracting(IsolationCheck::name)
                .containsExactlyElementsOf(documented);
    }

    @Test
    void run_manyTenants_readsOfRealOnesAreRefusedToo() throws SQLException {
        IsolationReport report = verify(ManyTenants.database());

        assertThat(report.passed()).isTrue();
        assertThat(report.checks()).allSatisfy(IsolationVerificationTest::allRefused);
        assertThat(report.checks())
                .filteredOn(check -> check.name().equals("real-tenants"))
                .singleElement()
                .satisfies(check -> assertThat(check.attempted()).isEqualTo(20L * 2 * ProbeTable.ALL.size()));
    }

    @Test
    void run_everyTableOfTheMatrix_isAttacked() {
        assertThat(ProbeTable.ALL)
                .extracting(ProbeTable::name)
                .containsExactlyInAnyOrderElementsOf(RoleMatrix.shipped().tenantTables());
    }

    @Test
    void run_anyDatabase_leavesNoTrace() throws SQLException {
        TestDatabase postgres = ManyTenants.database();
        String before = DatabaseContents.of(postgres);

        verify(postgres);

        assertThat(DatabaseContents.of(postgres)).isEqualTo(before);
        assertThat(DatabaseContents.text(postgres, "select count(*) from pg_roles where rolname = 'keyport_probe'"))
                .isEqualTo("0");
    }

    @Test
    void run_pooledConnections_goBackWithoutAContext() throws SQLException {
        TestDatabase postgres = Migrated.database();
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(Migrated.runtime(postgres));
            pool.setMaximumPoolSize(2);

            assertThat(new IsolationVerification(pool).run().passed()).isTrue();

            for (int i = 0; i < 4; i++) {
                try (Connection connection = pool.getConnection();
                        Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery(
                                "select current_user || coalesce(current_setting("
                                        + "'keyport.tenant', true), '') || coalesce(current_setting('keyport.role', true), '')")) {
                    rows.next();
                    assertThat(rows.getString(1)).isEqualTo("keyport_app");
                }
            }
        }
    }

    @Test
    void run_loginOfAnotherName_everyAttemptIsRefused() throws SQLException {
        TestDatabase postgres = TestPostgres.shared().newDatabase();
        try (Secret admin = Secret.ofUtf8(postgres.adminPassword());
                Secret runtime = Secret.ofUtf8("other")) {
            new DatabaseMigration(postgres.jdbcUrl(), postgres.adminUser(), admin).run("verified_app", runtime);
        }

        assertThat(new IsolationVerification(postgres.dataSource("verified_app", "other"))
                        .run()
                        .checks())
                .allSatisfy(check -> assertThat(check.findings()).isEmpty());
    }

    /** Besides the self-check, which every mutation fails. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create function keyport.helper() returns int language sql as 'select 1' | self-check | does not know
            alter policy tenant_gate on keyport.event using (tenant_id = keyport.tenant() or keyport.role() = 'owner' and keyport.tenant() <> '') | read-other-tenant prepared-plans real-tenants leftover-context | keyport.event select, by tenant: carried out, rows: 1
            alter policy tenant_gate on keyport.connection with check (true) | write-other-tenant missing-tenant leftover-context existence-oracle | keyport.connection insert for another tenant: carried out, rows: 1
            alter table keyport.tenant_settings disable row level security | read-other-tenant write-other-tenant real-tenants missing-tenant leftover-context prepared-plans existence-oracle tenant-roles | keyport.tenant_settings update: carried out, rows: 1
            alter policy tenant_gate on keyport.secret using (tenant_id = keyport.tenant() or tenant_id like 'tenant-%') | read-other-tenant real-tenants missing-tenant leftover-context | keyport.secret select, every row
            revoke execute on function keyport.tenant() from keyport_worker | real-tenants | could not be carried out to the end, SQL state 42501
            alter policy tenant_gate on keyport.secret_counter using (tenant_id = keyport.tenant() or keyport.tenant() is null and tenant_id like 'probe-%') | missing-tenant | keyport.secret_counter select with an empty tenant
            create or replace function keyport.tenant() returns text language plpgsql stable as $$ begin if current_setting('keyport.tenant', true) <> '' then return set_config('keyport.last', current_setting('keyport.tenant', true), false); end if; return nullif(current_setting('keyport.last', true), ''); end $$ | leftover-context missing-tenant | keyport.event insert after a commit
            alter function keyport.tenant() immutable | prepared-plans real-tenants | keyport.connection select with a kept plan
            create unique index oracle on keyport.connection (id) | existence-oracle | keyport.connection insert of a key that another tenant has: failed for another reason than a refusal, SQL state 23505
            alter policy remove on keyport.connection using (keyport.role() in ('owner', 'admin', 'manager')) | tenant-roles | keyport.connection delete as manager
            alter policy add on keyport.event with check (keyport.role() is not null) | tenant-roles | keyport.event insert as another actor
            alter policy read on keyport.idempotency using (keyport.role() is not null) | tenant-roles | keyport.idempotency select as another actor
            alter policy read on keyport.connection using (keyport.role() = 'owner') | tenant-roles | keyport.connection select as admin shows nothing
            grant select on keyport.secret to keyport_app | database-roles | keyport.secret select as keyport_app
            grant select (config) on keyport.connection to keyport_worker | database-roles | keyport.connection select as keyport_worker of column config
            grant select on keyport.event_default to keyport_app | database-roles | keyport.event_default select as keyport_app
            grant truncate on keyport.event to keyport_app | privileges | truncate keyport.event as keyport_app: would succeed, and was not tried
            grant create on schema keyport to keyport_worker | privileges | make a table as keyport_worker: would succeed, and was not tried
            """)
    void run_databaseBrokenOnPurpose_exactlyTheseChecksReport(String mutation, String checks, String finding)
            throws SQLException {
        TestDatabase postgres = ManyTenants.database();
        postgres.execute(mutation);

        IsolationReport report = verify(postgres);

        Set<String> failed = new TreeSet<>();
        report.checks().stream().filter(check -> !check.passed()).forEach(check -> failed.add(check.name()));
        Set<String> expected = new TreeSet<>(Set.of(checks.split(" ")));
        expected.add("self-check");
        assertThat(failed).isEqualTo(expected);
        assertThat(report.checks().stream().flatMap(check -> check.findings().stream()))
                .anySatisfy(found -> assertThat(found).contains(finding));
        assertThat(report.checks().stream().skip(1).flatMap(check -> check.findings().stream()))
                .noneMatch(found -> found.contains("tenant-"));
    }

    @Test
    void and_furtherChecks_areBehindTheOthers() {
        IsolationCheck first = new IsolationCheck("first", "", 1, 1, List.of());
        IsolationCheck second = new IsolationCheck("second", "", 1, 0, List.of("one"));

        IsolationReport report = new IsolationReport(List.of(first)).and(List.of(second));

        assertThat(report.checks()).containsExactly(first, second);
        assertThat(report.passed()).isFalse();
    }

    private static void allRefused(IsolationCheck check) {
        assertThat(check.attempted()).as(check.name()).isPositive();
        assertThat(check.refused()).as(check.name()).isEqualTo(check.attempted());
        assertThat(check.findings()).isEmpty();
    }

    private static IsolationReport verify(TestDatabase postgres) throws SQLException {
        return new IsolationVerification(Migrated.runtime(postgres)).run();
    }
}
