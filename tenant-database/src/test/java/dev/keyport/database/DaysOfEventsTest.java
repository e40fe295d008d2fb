package dev.keyport.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DaysOfEventsTest {

    private static final String KEEP =
            "select made || ' ' || moved || ' ' || dropped from keyport.keep_days_of_events()";
    private static final String DAYS = "select relname::text from pg_class where relnamespace = 'keyport'::regnamespace"
            + " and relkind = 'r' and relispartition and relname <> 'event_default' order by 1";

    private final TestDatabase postgres = Migrated.database();

    @Test
    void keep_freshlyMigrated_hasTodayAnd14DaysAheadAlready() throws SQLException {
        assertThat(admin(DAYS))
                .isEqualTo(admin("select to_char((now() at time zone 'UTC')::date + n, '\"event_\"YYYYMMDD')"
                        + " from generate_series(0, 14) n"))
                .hasSize(15);
        assertThat(worker(KEEP)).containsExactly("0 0 0");
    }

    @Test
    void insert_asTheRuntime_goesToTheDayOfTheDatabaseClock() throws SQLException {
        addEvent();

        assertThat(admin("select tableoid::regclass::text from keyport.event"))
                .isEqualTo(admin("select to_char(now() at time zone 'UTC', '\"keyport.event_\"YYYYMMDD')"));
    }

    @Test
    void insert_withATimeOfItsOwn_isRefused() {
        assertThatThrownBy(() -> asApp("insert into keyport.event (tenant_id, at, level, type, message, actor)"
                        + " values ('acme', now(), 'info', 'x.y', 'x', 'probe')"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void keep_daysMissingAhead_makesThem() throws SQLException {
        for (String day : admin(DAYS).subList(12, 15)) {
            postgres.execute("drop table keyport." + day);
        }

        assertThat(worker(KEEP)).containsExactly("3 0 0");
        assertThat(admin(DAYS)).hasSize(15);
        assertGuarded();
    }

    @Test
    void keep_lateByTwoWeeks_movesWhatWaitedToDaysOfItsOwn() throws SQLException {
        for (String day : admin(DAYS)) {
            postgres.execute("drop table keyport." + day);
        }
        addEvent();
        addEvent();
        postgres.execute(oldEvents("3 days", "89 days", "91 days", "400 days"));
        assertThat(admin("select count(*)::text from only keyport.event_default"))
                .containsExactly("6");
        List<String> kept =
                admin("select event::text from keyport.event where at > now() - interval '90 days' order by 1");

        assertThat(worker(KEEP)).containsExactly("17 4 0");

        assertThat(admin("select event::text from keyport.event order by 1"))
                .isEqualTo(kept)
                .hasSize(4);
        assertThat(admin("select pg_relation_size('keyport.event_default')::text"))
                .containsExactly("0");
        assertThat(admin("select distinct tableoid::regclass::text from keyport.event"))
                .hasSize(3);
        assertGuarded();
        assertThat(worker(KEEP)).containsExactly("0 0 0");
    }

    @Test
    void keep_daysThatEndedMoreThan90DaysAgo_areDropped() throws SQLException {
        for (int age : new int[] {89, 90, 91, 92, 300}) {
            makeDay(age);
        }

        assertThat(worker(KEEP)).containsExactly("0 0 3");

        assertThat(admin(DAYS))
                .hasSize(17)
                .startsWith(admin("select to_char((now() at time zone 'UTC')::date - 90, '\"event_\"YYYYMMDD')")
                        .get(0));
    }

    @Test
    void keep_inATimeZoneFarFromUtc_keepsTheSameDays() throws SQLException {
        List<String> before = admin(DAYS);
        for (String zone : List.of("Pacific/Kiritimati", "Etc/GMT+12")) {
            assertThat(worker("set local timezone = '" + zone + "'; set local datestyle = 'ISO, DMY'; " + KEEP))
                    .containsExactly("0 0 0");
        }
        for (String day : before) {
            postgres.execute("drop table keyport." + day);
        }
        assertThat(worker("set local timezone = 'Pacific/Kiritimati'; set local datestyle = 'ISO, DMY'; " + KEEP))
                .containsExactly("15 0 0");
        assertThat(admin(DAYS)).isEqualTo(before);
    }

    @Test
    void keep_whileAnotherNodeIsAtIt_doesNothing() throws SQLException {
        postgres.execute("drop table keyport." + admin(DAYS).get(14));
        try (Connection other = postgres.adminConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(KEEP);

            assertThat(worker(KEEP)).containsExactly("0 0 0");
            assertThat(admin(DAYS)).hasSize(14);
            other.commit();
        }
        assertThat(admin(DAYS)).hasSize(15);
    }

    @Test
    void keep_whileSomebodyReadsForLong_givesUpAndChangesNothing() throws SQLException {
        makeDay(200);
        try (Connection reader = postgres.adminConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select count(*) from keyport.event");

            assertThatThrownBy(() -> worker(KEEP))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55P03"));
            reader.rollback();
        }
        assertThat(worker(KEEP)).containsExactly("0 0 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keyport_app", "keyport_secret"})
    void keep_asAnotherRoleOfTheRuntime_isRefused(String role) {
        assertThatThrownBy(() -> as(role, KEEP)).hasMessageContaining("permission denied for function");
    }

    @Test
    void dropTable_asTheWorker_isRefused() throws SQLException {
        String day = admin(DAYS).get(0);

        assertThatThrownBy(() -> worker("drop table keyport." + day)).hasMessageContaining("must be owner");
        assertThatThrownBy(() -> worker("select 1 from keyport." + day)).hasMessageContaining("permission denied");
    }

    private void makeDay(int daysAgo) {
        postgres.execute("do $$ declare day date := (now() at time zone 'UTC')::date - " + daysAgo + "; begin"
                + " execute format('create table keyport.%I partition of keyport.event for values from (%L) to (%L)',"
                + " to_char(day, '\"event_\"YYYYMMDD'), day || ' 00:00+00', day + 1 || ' 00:00+00'); end $$");
    }

    private static String oldEvents(String... ages) {
        StringBuilder sql = new StringBuilder();
        for (String age : ages) {
            sql.append("insert into keyport.event (tenant_id, at, level, type, message, actor) values ('acme', now()")
                    .append(" - interval '" + age + "', 'info', 'x.y', '" + age + "', 'probe');");
        }
        return sql.toString();
    }

    private void addEvent() throws SQLException {
        asApp("insert into keyport.event (tenant_id, level, type, message, actor)"
                + " values ('acme', 'info', 'x.y', 'x', 'probe')");
    }

    private void asApp(String sql) throws SQLException {
        as(
                "keyport_app",
                "set local keyport.tenant = 'acme'; set local keyport.role = 'owner'; set local keyport.actor = 'probe';"
                        + sql);
    }

    private List<String> worker(String sql) throws SQLException {
        return as("keyport_worker", sql);
    }

    private List<String> as(String role, String sql) throws SQLException {
        try (Connection connection = Migrated.runtime(postgres).getConnection()) {
            connection.setAutoCommit(false);
            List<String> texts = texts(connection, "set local role " + role + ";" + sql);
            connection.commit();
            return texts;
        }
    }

    private List<String> admin(String sql) throws SQLException {
        try (Connection connection = postgres.adminConnection()) {
            return texts(connection, sql);
        }
    }

    /** The first column of what the last statement returns. */
    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (rows || statement.getUpdateCount() >= 0) {
                if (rows) {
                    texts.clear();
                    ResultSet result = statement.getResultSet();
                    while (result.next()) {
                        texts.add(result.getString(1));
                    }
                }
                rows = statement.getMoreResults();
            }
        }
        return texts;
    }

    private void assertGuarded() throws SQLException {
        assertThat(new StartCheck(Migrated.runtime(postgres)).isolationProblems())
                .isEmpty();
    }
}
