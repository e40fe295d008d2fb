package dev.keyport.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.keyport.port.ActorId;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.port.TenantId;
import dev.keyport.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TenantDatabaseTest {

    private static final Caller ACME = caller("acme", Role.OWNER);
    private static final Caller GLOBEX = caller("globex", Role.OWNER);

    private final TestDatabase postgres = Migrated.database();
    private final TenantDatabase database = new TenantDatabase(Migrated.runtime(postgres));

    @Test
    void inTransaction_rowsOfTwoTenants_eachSeesItsOwn() {
        addConnection(ACME, "accounting");
        addConnection(GLOBEX, "ai");

        assertThat(domains(ACME)).containsExactly("accounting");
        assertThat(domains(GLOBEX)).containsExactly("ai");
    }

    @Test
    void inTransaction_rowForAnotherTenant_isRefused() {
        assertThatThrownBy(() -> database.inTransaction(
                        ACME,
                        handle -> handle.createUpdate(
                                        "insert into keyport.connection (tenant_id, domain, provider, created_by)"
                                                + " values ('globex', 'ai', 'noop', 'x')")
                                .execute()))
                .hasMessageContaining("row-level security");
    }

    @Test
    void inTransaction_workThrows_nothingIsKept() {
        assertThatThrownBy(() -> database.inTransaction(ACME, handle -> {
                    handle.createUpdate("insert into keyport.tenant_settings (tenant_id) values ('acme')")
                            .execute();
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");

        assertThat(count(ACME, "tenant_settings")).isZero();
    }

    @Test
    void inTransaction_memberChangesConnection_isRefusedByPolicy() {
        addConnection(ACME, "accounting");

        int changed = database.inTransaction(
                caller("acme", Role.MEMBER),
                handle -> handle.createUpdate("update keyport.connection set enabled = true where tenant_id = 'acme'")
                        .execute());

        assertThat(changed).isZero();
    }

    @Test
    void inTransaction_asApp_cannotReadSecrets() {
        assertThatThrownBy(() -> count(ACME, "secret")).hasMessageContaining("permission denied");
    }

    @Test
    void query_oneStatement_runsUnderTheTenantAndLeavesNothingBehind() throws SQLException {
        addConnection(ACME, "accounting");
        try (HikariDataSource one = poolOfOne()) {
            TenantDatabase onOneConnection = new TenantDatabase(one);

            assertThat(onOneConnection.query(
                            ACME,
                            "select domain from keyport.connection where tenant_id = :tenant",
                            query -> query.bind("tenant", "acme"),
                            (row, context) -> row.getString(1)))
                    .containsExactly("accounting");

            assertThat(settingOn(one, "keyport.tenant")).isEmpty();
            assertThat(rowsWithoutContext(one)).isZero();
        }
    }

    @Test
    void query_manyTimesOnOneConnection_neverShowsTheTenantOfAnEarlierPlan() {
        addConnection(ACME, "accounting");
        addConnection(GLOBEX, "ai");
        try (HikariDataSource one = poolOfOne()) {
            TenantDatabase onOneConnection = new TenantDatabase(one);
            for (int round = 0; round < 20; round++) {
                assertThat(domains(onOneConnection, ACME)).containsExactly("accounting");
                assertThat(domains(onOneConnection, GLOBEX)).containsExactly("ai");
            }
        }
    }

    @Test
    void query_inOneMessage_isOneTransactionOnTheServer() {
        List<String> sameTransaction = database.query(
                ACME,
                "select (pg_current_xact_id() is not null and current_setting('keyport.tenant') = 'acme')::text",
                query -> {},
                (row, context) -> row.getString(1));

        assertThat(sameTransaction).containsExactly("true");
    }

    @Test
    void query_statementFails_theConnectionCarriesNoTenantAfterwards() throws SQLException {
        try (HikariDataSource one = poolOfOne()) {
            TenantDatabase onOneConnection = new TenantDatabase(one);

            assertThatThrownBy(() ->
                            onOneConnection.query(ACME, "select 1 / 0", query -> {}, (row, context) -> row.getInt(1)))
                    .hasMessageContaining("division by zero");

            assertThat(settingOn(one, "keyport.tenant")).isEmpty();
        }
    }

    @Test
    void query_statementFails_theMessageShowsNoBoundValue() {
        assertThatThrownBy(() -> database.query(
                        ACME,
                        "select 1 / 0 from keyport.tenant_settings where tenant_id = :value or 1 / 0 = 1",
                        query -> query.bind("value", "sk-bound"),
                        (row, context) -> row.getInt(1)))
                .message()
                .doesNotContain("sk-bound");
    }

    @Test
    void withoutTenant_tablesOfTenants_showNoRow() {
        addConnection(ACME, "accounting");

        assertThat(database.<Integer>withoutTenant(
                        handle -> handle.createQuery("select count(*) from keyport.connection")
                                .mapTo(Integer.class)
                                .one()))
                .isZero();
    }

    private void addConnection(Caller caller, String domain) {
        database.inTransaction(
                caller,
                handle -> handle.createUpdate(
                                "insert into keyport.connection (tenant_id, id, domain, provider, created_by)"
                                        + " values (:tenant, :id, :domain, 'noop', 'test')")
                        .bind("tenant", caller.tenant().value())
                        .bind("id", UUID.randomUUID())
                        .bind("domain", domain)
                        .execute());
    }

    private List<String> domains(Caller caller) {
        return database.inTransaction(
                caller,
                handle -> handle.createQuery("select domain from keyport.connection")
                        .mapTo(String.class)
                        .list());
    }

    private static List<String> domains(TenantDatabase database, Caller caller) {
        return database.query(
                caller, "select domain from keyport.connection", query -> {}, (row, context) -> row.getString(1));
    }

    private int count(Caller caller, String table) {
        return database.inTransaction(
                caller,
                handle -> handle.createQuery("select count(*) from keyport." + table)
                        .mapTo(Integer.class)
                        .one());
    }

    private HikariDataSource poolOfOne() {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(Migrated.runtime(postgres));
        pool.setMaximumPoolSize(1);
        return pool;
    }

    private static String settingOn(HikariDataSource pool, String name) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select coalesce(current_setting('" + name + "', true), '')")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static int rowsWithoutContext(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from keyport.connection")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Caller caller(String tenant, Role role) {
        return new Caller(new TenantId(tenant), new ActorId("alice"), role);
    }
}
