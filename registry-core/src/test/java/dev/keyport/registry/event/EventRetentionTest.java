package dev.keyport.registry.event;

import static dev.keyport.registry.event.EventDatabase.ACME;
import static dev.keyport.registry.event.EventDatabase.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventRetentionTest {

    private static final String DAYS = "select relname::text from pg_class where relnamespace = 'keyport'::regnamespace"
            + " and relkind = 'r' and relispartition and relname <> 'event_default' order by 1";
    private static final String WAITING = "select message from only keyport.event_default";

    private final EventDatabase keyport = new EventDatabase();
    private final List<String> days = keyport.admin(DAYS);

    @Test
    void keep_afterTwoWeeksWithoutIt_losesNothingAndMakesDaysAgain() {
        loseDays();
        keyport.log.write(ACME, event("late"));
        keyport.insertAt("5 days", "later");
        keyport.insertAt("100 days", "too old");
        assertThat(keyport.admin(WAITING)).hasSize(3);
        List<LoggedEvent> shown = keyport.all(ACME, EventFilter.ALL);

        new EventRetention(keyport.database).keep();

        assertThat(shown).hasSize(2);
        assertThat(keyport.all(ACME, EventFilter.ALL)).isEqualTo(shown);
        assertThat(keyport.admin(WAITING)).isEmpty();
        assertThat(keyport.admin("select message from keyport.event")).hasSize(2);
        assertThat(keyport.admin(DAYS)).containsAll(days).hasSize(16);
    }

    @Test
    void keep_severalNodesAtOnceWhileOthersWrite_losesNothing() throws Exception {
        loseDays();
        int writers = 3;
        CyclicBarrier together = new CyclicBarrier(2 * writers);
        ExecutorService threads = Executors.newFixedThreadPool(2 * writers);
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                work.add(() -> {
                    together.await(60, TimeUnit.SECONDS);
                    new EventRetention(keyport.database).keep();
                    return true;
                });
                work.add(() -> {
                    together.await(60, TimeUnit.SECONDS);
                    for (int n = 0; n < 50; n++) {
                        keyport.log.write(ACME, event("kept"));
                    }
                    return true;
                });
            }
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        new EventRetention(keyport.database).keep();

        assertThat(keyport.all(ACME, EventFilter.ALL)).hasSize(50 * writers);
        assertThat(keyport.admin(DAYS)).isEqualTo(days);
        assertThat(keyport.admin(WAITING)).isEmpty();
    }

    @Test
    void keep_whileAReaderIsInTheWay_throwsNothingAndSucceedsLater() throws SQLException {
        loseDays();
        EventRetention retention = new EventRetention(keyport.database);
        try (Connection reader = keyport.postgres.adminConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select count(*) from keyport.event");

            retention.keep();
            assertThat(keyport.admin(DAYS)).isEmpty();
        }
        retention.keep();
        assertThat(keyport.admin(DAYS)).isEqualTo(days);
    }

    @Test
    void start_untilItIsClosed_keepsDays() throws Exception {
        loseDays();
        try (EventRetention running = EventRetention.start(keyport.database, Duration.ofMillis(20))) {
            assertThat(running).isNotNull();
            awaitDays();
            loseDays();
            awaitDays();
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("keyport-event-retention")) {
                thread.join(20_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    private void awaitDays() throws InterruptedException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!keyport.admin(DAYS).equals(days) && System.nanoTime() < patience) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(keyport.admin(DAYS)).isEqualTo(days);
    }

    private void loseDays() {
        keyport.postgres.execute("drop table keyport." + String.join(", keyport.", days));
    }
}
