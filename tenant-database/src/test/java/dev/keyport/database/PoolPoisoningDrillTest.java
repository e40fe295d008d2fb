package dev.keyport.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.keyport.port.ActorId;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.port.TenantId;
import dev.keyport.testing.Drill;
import dev.keyport.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Drill 6: transactions that are interrupted between the context and the query, on a pool of two connections. */
@Tag("drill")
class PoolPoisoningDrillTest {

    private static final long SEED = 6;
    private static final int INTERRUPTIONS = Drill.size(60, 1_000);
    private static final int THREADS = 3;
    private static final String OWN_ROWS = "select tenant_id from keyport.connection";

    private enum Interruption {
        TERMINATED,
        TERMINATED_BEFORE,
        TIMED_OUT,
        CANCELLED,
        THROWN,
        SWALLOWED,
        ROLLED_BACK
    }

    private static final List<Interruption> KINDS = List.of(Interruption.values());

    private final TestDatabase postgres = ManyTenants.database();
    private final List<String> violations = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger interrupted = new AtomicInteger();
    private final AtomicInteger interruptionsThatThrew = new AtomicInteger();
    private final AtomicInteger undisturbed = new AtomicInteger();
    private HikariDataSource pool;
    private TenantDatabase database;

    @BeforeEach
    void open() {
        pool = new HikariDataSource();
        pool.setDataSource(Migrated.runtime(postgres));
        pool.setMaximumPoolSize(2);
        database = new TenantDatabase(pool);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void inTransaction_interruptedBehindTheContext_nothingRunsUnderAWrongTenant() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(SEED + thread);
                running.add(threads.submit(() -> {
                    while (interrupted.incrementAndGet() <= INTERRUPTIONS) {
                        interrupt(random);
                        useDoor(random);
                        useBareConnection();
                    }
                }));
            }
            for (Future<?> future : running) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }
        Drill.report(
                "pool poisoning",
                INTERRUPTIONS + " interruptions, " + interruptionsThatThrew + " of them threw, " + undisturbed
                        + " undisturbed uses, " + violations.size() + " statements under a wrong or missing tenant");
        assertThat(violations).isEmpty();
        assertThat(interruptionsThatThrew.get()).isGreaterThanOrEqualTo(INTERRUPTIONS / 2);
        assertThat(undisturbed.get()).isGreaterThanOrEqualTo(INTERRUPTIONS / 2);
        assertThat(DatabaseContents.text(
                        postgres,
                        "select count(*) from keyport.event where message <> tenant_id" + " and message <> 'probe'"))
                .isEqualTo("0");
    }

    private void interrupt(Random random) {
        Interruption how = KINDS.get(random.nextInt(KINDS.size()));
        Caller caller = caller(random);
        try {
            if (how == Interruption.TERMINATED_BEFORE) {
                postgres.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and usename = 'keyport_app' and state = 'idle'");
            }
            database.inTransaction(caller, handle -> {
                disturb(how, handle);
                expectOwnRows(how + ", same transaction", caller, handle);
                return null;
            });
        } catch (RuntimeException interruption) {
            interruptionsThatThrew.incrementAndGet();
        }
    }

    private void disturb(Interruption how, Handle handle) {
        switch (how) {
            case TERMINATED -> {
                int pid = pid(handle);
                postgres.execute("select pg_terminate_backend(" + pid + ")");
            }
            case TIMED_OUT -> {
                handle.execute("set local statement_timeout to 1");
                handle.execute("select pg_sleep(5)");
            }
            case CANCELLED -> {
                int pid = pid(handle);
                Thread canceller = new Thread(() -> postgres.execute("do $$ begin"
                        + " for i in 1..1000000 loop exit when exists (select from pg_stat_activity where pid = " + pid
                        + " and wait_event = 'PgSleep'); perform pg_stat_clear_snapshot(); end loop;"
                        + " perform pg_cancel_backend(" + pid + "); end $$"));
                canceller.start();
                try {
                    handle.execute("select pg_sleep(5)");
                } finally {
                    join(canceller);
                }
            }
            case THROWN -> throw new IllegalStateException("thrown");
            case SWALLOWED -> {
                try {
                    handle.execute("select 1 / 0");
                } catch (RuntimeException swallowed) {
                    return;
                }
            }
            case ROLLED_BACK -> handle.rollback();
            case TERMINATED_BEFORE -> {}
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What another caller does next: it sees its own rows, and writes an event that names its tenant twice. */
    private void useDoor(Random random) {
        Caller caller = caller(random);
        try {
            database.inTransaction(caller, handle -> {
                if (expectOwnRows("next transaction", caller, handle) != 1) {
                    violations.add("next transaction does not see its own row");
                }
                handle.execute(
                        "insert into keyport.event (tenant_id, level, type, message, actor)"
                                + " values (keyport.tenant(), 'info', 'drill', ?, keyport.actor())",
                        caller.tenant().value());
                return null;
            });
            List<String> queried = database.query(caller, OWN_ROWS, query -> {}, (row, context) -> row.getString(1));
            if (!queried.equals(List.of(caller.tenant().value()))) {
                violations.add("next query sees " + queried.size() + " rows");
            }
            undisturbed.incrementAndGet();
        } catch (DatabaseUnavailableException anotherThreadCutIt) {
            assertThat(anotherThreadCutIt).isNotNull();
        }
    }

    private int expectOwnRows(String when, Caller caller, Handle handle) {
        List<String> tenants = handle.createQuery(OWN_ROWS).mapTo(String.class).list();
        if (tenants.stream().anyMatch(tenant -> !tenant.equals(caller.tenant().value()))) {
            violations.add(when + " sees another tenant");
        }
        return tenants.size();
    }

    /** What is left on a connection of the pool that somebody uses without the door. */
    private void useBareConnection() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("select current_user, coalesce(current_setting("
                    + "'keyport.tenant', true), ''), (select count(*) from keyport.connection)")) {
                rows.next();
                if (!rows.getString(1).equals("keyport_app")
                        || !rows.getString(2).isEmpty()
                        || rows.getInt(3) != 0) {
                    violations.add("a context is left on a connection of the pool");
                }
            }
            try {
                statement.execute("insert into keyport.tenant_settings (tenant_id) values ('nobody')");
                violations.add("an insert without a tenant succeeds");
            } catch (SQLException e) {
                if (!String.valueOf(e.getSQLState()).matches("42501|08.*|57.*")) {
                    violations.add("an insert without a tenant fails with SQL state " + e.getSQLState());
                }
            }
        } catch (SQLException anotherThreadCutIt) {
            assertThat(anotherThreadCutIt.getSQLState()).matches("08.*|57.*");
        }
    }

    private static int pid(Handle handle) {
        return handle.createQuery("select pg_backend_pid()")
                .mapTo(Integer.class)
                .one();
    }

    private static Caller caller(Random random) {
        return new Caller(
                new TenantId(ManyTenants.tenant(random.nextInt(ManyTenants.COUNT))), new ActorId("alice"), Role.SYSTEM);
    }
}
