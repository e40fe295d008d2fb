package dev.keyport.registry.job;

import static dev.keyport.registry.job.JobFixture.OWNER;
import static dev.keyport.registry.job.Workshop.MAKE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.ConnectionId;
import dev.keyport.port.Outcome;
import dev.keyport.registry.job.Workshop.Made;
import dev.keyport.testing.Drill;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many jobs, workers whose connections are cut, and calls that take longer than the lease while nobody renews it: nothing is lost,
 * and nothing is counted twice.
 */
@Tag("drill")
class JobDrillTest {

    private static final Duration LEASE = Duration.ofMillis(300);
    private static final JobTiming WITHOUT_RENEWAL = new JobTiming(
            4, LEASE, Duration.ofHours(1), Duration.ofMillis(20), Duration.ofSeconds(10), Duration.ofSeconds(10));

    private final JobFixture keyport = new JobFixture();
    private final ConnectionId connection = keyport.connected(OWNER);
    private final Random random = new Random(8);
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final AtomicInteger pauses = new AtomicInteger();

    @AfterEach
    void close() {
        keyport.close();
    }

    @Test
    void jobs_withLostWorkersAndLongPauses_areAllDoneOnce() {
        int jobs = Drill.size(300, 10_000);
        int kills = Drill.size(10, 100);
        pauses.set(Drill.size(10, 100));
        keyport.vendor.make = this::make;
        for (int i = 0; i < jobs; i++) {
            keyport.jobs.start(OWNER, connection, MAKE, "{}");
        }

        List<JobWorker> workers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            workers.add(keyport.worker(WITHOUT_RENEWAL));
        }
        int killed = 0;
        while (!keyport.admin("select 1::text from keyport.job where ended_at is null limit 1")
                .isEmpty()) {
            if (killed < kills && random.nextInt(3) == 0) {
                killed += keyport.admin("select pg_terminate_backend(pid)::text from pg_stat_activity"
                                + " where usename = 'keyport_app' and datname = current_database()"
                                + " order by random() limit 1")
                        .size();
            }
        }
        workers.forEach(JobWorker::close);

        List<String> states = keyport.admin("select state || ' ' || count(*) from keyport.job group by state");
        List<String> told = keyport.admin("select count(*)::text from keyport.event where type = 'job.succeeded'");
        List<String> recovered = keyport.admin("select count(*)::text from keyport.event where type = 'job.recovered'");
        Drill.report(
                "jobs",
                jobs + " jobs, " + killed + " connections cut, " + recovered.get(0) + " jobs taken over, "
                        + calls.values().stream().mapToInt(Integer::intValue).sum() + " calls with " + calls.size()
                        + " keys");
        assertThat(states).containsExactly("succeeded " + jobs);
        assertThat(told).containsExactly(String.valueOf(jobs));
        assertThat(calls).hasSize(jobs);
        assertThat(Integer.parseInt(recovered.get(0))).isPositive();
    }

    /** A provider that knows keys: it does a thing once, however often it is asked. */
    private Made make(String key) {
        calls.merge(key, 1, Integer::sum);
        if (calls.size() % 7 == 0 && pauses.getAndDecrement() > 0) {
            sleep(LEASE.plusMillis(200));
        }
        return new Made(Outcome.CONFIRMED, null);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
