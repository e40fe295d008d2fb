package dev.keyport.registry.job;

import static dev.keyport.registry.job.JobFixture.OWNER;
import static dev.keyport.registry.job.Workshop.IMPORT_PARTS;
import static dev.keyport.registry.job.Workshop.MAKE;
import static dev.keyport.registry.job.Workshop.PAINT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.ConnectionId;
import dev.keyport.port.Outcome;
import dev.keyport.registry.ConnectionBusyException;
import dev.keyport.registry.UnknownException;
import dev.keyport.registry.UseRefusedException;
import dev.keyport.registry.internal.jdbi.ClaimedJob;
import dev.keyport.registry.internal.jdbi.JobClaims;
import dev.keyport.registry.job.Workshop.Made;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobConcurrencyTest {

    private final JobFixture keyport = new JobFixture();
    private final ConnectionId connection = keyport.connected(OWNER);

    @AfterEach
    void close() {
        keyport.close();
    }

    @Test
    void claim_byManyAtOnce_isGrantedToOneOfThem() throws Exception {
        List<JobId> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(keyport.jobs.start(OWNER, connection, MAKE, "{}").id());
        }
        List<Callable<List<ClaimedJob>>> claims = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            JobClaims worker = new JobClaims(keyport.database, "worker-" + i, Duration.ofSeconds(30));
            claims.add(() ->
                    worker.claim(OWNER.tenant(), ids.stream().map(JobId::value).toList(), JobEvents::claimed));
        }

        List<ClaimedJob> claimed = new ArrayList<>();
        for (List<ClaimedJob> some : all(claims)) {
            claimed.addAll(some);
        }

        assertThat(claimed).extracting(ClaimedJob::id).doesNotHaveDuplicates().hasSize(20);
        assertThat(claimed).allMatch(ClaimedJob::first).allMatch(job -> job.token() == 1 && job.attempt() == 1);
    }

    @Test
    void write_afterSomebodyElseTookTheJob_writesNothing() {
        Job job = keyport.jobs.start(OWNER, connection, MAKE, "{}");
        JobClaims claims = new JobClaims(keyport.database, "slow", Duration.ofSeconds(30));
        ClaimedJob slow = claim(claims, job);
        keyport.change("update keyport.job set lease_until = now() - interval '1 second'");
        ClaimedJob quick = claim(claims, job);

        assertThat(quick.lost()).isTrue();
        assertThat(quick.attempt()).isEqualTo(2);
        assertThat(claims.keep(slow)).isFalse();
        assertThat(claims.write(slow, writing -> {
                    writing.items(0, List.of("late"), List.of("{}"));
                    writing.cursor("late");
                    writing.end("succeeded", Outcome.CONFIRMED, null, null, null);
                }))
                .isFalse();
        assertThat(keyport.admin("select external_id from keyport.job_item")).isEmpty();
        assertThat(keyport.connections.get(OWNER, connection).cursors()).isEmpty();
        assertThat(claims.keep(quick)).isTrue();
        assertThat(keyport.told(OWNER)).containsExactly("job.queued", "job.started", "job.recovered");
    }

    @Test
    void run_afterTheWorkerWasLost_goesOnWithThePageThatIsMissing() {
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        Job job = keyport.jobs.start(OWNER, connection, IMPORT_PARTS, "{}");
        JobClaims claims = new JobClaims(keyport.database, "dead", Duration.ofSeconds(30));
        ClaimedJob dead = claim(claims, job);
        claims.write(dead, writing -> {
            writing.page(2);
            writing.items(0, List.of("part-1a", "part-1b"), List.of("{}", "{}"));
            writing.cursor("1");
        });
        keyport.change("update keyport.job set lease_until = now() - interval '1 second'");
        keyport.vendor.parts = cursor -> {
            asked.add(cursor);
            return WorkshopVendor.page(Outcome.CONFIRMED, cursor, 3);
        };

        try (JobWorker worker = keyport.worker()) {
            assertThat(keyport.ended(OWNER, job.id()).items()).isEqualTo(6);
        }

        assertThat(asked).containsExactly("1", "2");
        assertThat(keyport.jobs.items(OWNER, job.id(), 0, 10).items())
                .extracting(StoredItem::externalId)
                .containsExactly("part-1a", "part-1b", "part-2a", "part-2b", "part-3a", "part-3b");
    }

    @Test
    void run_withoutAKeyAfterTheWorkerWasLost_isNotRepeated() {
        AtomicInteger calls = new AtomicInteger();
        keyport.vendor.paint = () -> {
            calls.incrementAndGet();
            return new Made(Outcome.CONFIRMED, null);
        };
        Job job = keyport.jobs.start(OWNER, connection, PAINT, "{\"colour\":\"red\"}");
        claim(new JobClaims(keyport.database, "dead", Duration.ofSeconds(30)), job);
        keyport.change("update keyport.job set lease_until = now() - interval '1 second'");

        try (JobWorker worker = keyport.worker()) {
            Job ended = keyport.ended(OWNER, job.id());
            assertThat(ended.state()).isEqualTo(JobState.UNKNOWN);
            assertThat(ended.failureKind()).isEqualTo("WORKER_LOST");
        }
        assertThat(calls).hasValue(0);
    }

    @Test
    void run_whoseWorkersAlwaysDie_endsAfterTwelve() {
        Job job = keyport.jobs.start(OWNER, connection, IMPORT_PARTS, "{}");
        keyport.change("update keyport.job set attempt = 12, lease_token = 12, state = 'running',"
                + " lease_until = now() - interval '1 second'");

        try (JobWorker worker = keyport.worker()) {
            Job ended = keyport.ended(OWNER, job.id());
            assertThat(ended.state()).isEqualTo(JobState.FAILED);
            assertThat(ended.failureKind()).isEqualTo("WORKER_LOST");
        }
    }

    @Test
    void cancel_whileAPageIsUnderWay_storesNothingOfIt() {
        CountDownLatch inPage = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        keyport.vendor.parts = cursor -> {
            inPage.countDown();
            JobWorkerTest.await(goOn);
            return WorkshopVendor.page(Outcome.CONFIRMED, cursor, 3);
        };
        Job job = keyport.jobs.start(OWNER, connection, IMPORT_PARTS, "{}");
        JobWorker worker = keyport.worker();
        JobWorkerTest.await(inPage);

        assertThat(keyport.jobs.cancel(OWNER, job.id()).state()).isEqualTo(JobState.CANCELLED);
        goOn.countDown();
        worker.close();

        assertThat(keyport.jobs.get(OWNER, job.id()).items()).isZero();
        assertThat(keyport.connections.get(OWNER, connection).cursors()).isEmpty();
        assertThat(keyport.told(OWNER)).containsExactly("job.queued", "job.started", "job.cancelled");
    }

    @Test
    void cancel_againstCompletion_isOneOfThem() throws Exception {
        for (int i = 0; i < 20; i++) {
            Job job = keyport.jobs.start(OWNER, connection, MAKE, "{}");
            JobClaims claims = new JobClaims(keyport.database, "worker", Duration.ofSeconds(30));
            ClaimedJob claimed = claim(claims, job);
            List<Boolean> won = all(List.of(
                    () -> claims.write(
                            claimed, writing -> writing.end("succeeded", Outcome.CONFIRMED, null, null, null)),
                    () -> {
                        try {
                            keyport.jobs.cancel(OWNER, job.id());
                            return true;
                        } catch (JobEndedException e) {
                            return false;
                        }
                    }));

            JobState state = keyport.jobs.get(OWNER, job.id()).state();
            assertThat(won).containsExactlyInAnyOrder(true, false);
            assertThat(state).isEqualTo(won.get(0) ? JobState.SUCCEEDED : JobState.CANCELLED);
        }
    }

    @Test
    void delete_againstStart_leavesNoJobWithoutItsConnection() throws Exception {
        for (int i = 0; i < 20; i++) {
            ConnectionId raced = i == 0 ? connection : keyport.connected(OWNER);
            keyport.setKey(OWNER, raced, "sk_live_0123456789");
            List<Boolean> won = all(List.of(
                    () -> {
                        try {
                            keyport.connections.delete(OWNER, raced, null);
                            return true;
                        } catch (ConnectionBusyException e) {
                            return false;
                        }
                    },
                    () -> {
                        try {
                            keyport.jobs.start(OWNER, raced, MAKE, "{}");
                            return true;
                        } catch (UnknownException | UseRefusedException e) {
                            return false;
                        }
                    }));

            assertThat(won).containsExactlyInAnyOrder(true, false);
            assertThat(keyport.admin(
                            "select (enabled and credential_version is not null)::text from keyport.connection"))
                    .isEqualTo(won.get(0) ? List.of() : List.of("true"));
            keyport.jobs.list(OWNER, raced, 10).forEach(job -> keyport.jobs.cancel(OWNER, job.id()));
            if (!won.get(0)) {
                keyport.connections.delete(OWNER, raced, null);
            }
        }
        assertThat(keyport.admin("select id::text from keyport.job where connection_id is null and state = 'ready'"))
                .isEmpty();
    }

    @Test
    void start_ofOneSynchronisationByManyAtOnce_isGrantedToOne() throws Exception {
        List<Callable<Boolean>> starts = Collections.nCopies(16, () -> {
            try {
                keyport.jobs.start(OWNER, connection, IMPORT_PARTS, "{}");
                return true;
            } catch (JobUnderWayException e) {
                return false;
            }
        });

        assertThat(all(starts)).containsOnlyOnce(true);
    }

    private static ClaimedJob claim(JobClaims claims, Job job) {
        return claims.claim(OWNER.tenant(), List.of(job.id().value()), JobEvents::claimed)
                .get(0);
    }

    private static <T> List<T> all(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
