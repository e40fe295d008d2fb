package dev.keyport.registry.job;

import dev.keyport.database.DatabaseUnavailableException;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.TenantId;
import dev.keyport.registry.IntegrationRegistry;
import dev.keyport.registry.internal.RepeatedWork;
import dev.keyport.registry.internal.jdbi.ClaimedJob;
import dev.keyport.registry.internal.jdbi.DueJobs;
import dev.keyport.registry.internal.jdbi.DueJobs.Due;
import dev.keyport.registry.internal.jdbi.JobClaims;
import dev.keyport.registry.internal.jdbi.JobWriting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the jobs of all tenants that are due, up to four at once; any number of workers on any number of nodes share them.
 *
 * <p>Tenants take turns: of each that waits one job is taken before a second one of any. A job whose pages took 10 seconds goes on when
 * its tenant is next.
 *
 * <p>A job is taken for 60 seconds by the clock of the database, and kept while its worker lives; a job whose worker died is taken by
 * another one after that. Whatever a worker writes carries the number of its claim, so that one that comes too late writes nothing.
 * No transaction is open while a provider is called. A try that failed and can succeed later is made again, at most 12 times for a
 * page, after a random time that doubles from half a second up to a minute, or what the provider asks for, up to an hour.
 *
 * <p>Rests for a second when there is nothing to do. Thread-safe.
 */
public final class JobWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
    private static final Backoff BACKOFF = new Backoff(
            Duration.ofMillis(500),
            Duration.ofSeconds(60),
            () -> ThreadLocalRandom.current().nextDouble());

    private static final Duration BESIDE_OTHERS = Duration.ofMillis(20);

    private final JobTiming timing;
    private final long turn;
    private final Turns turns;
    private final JobClaims claims;
    private final JobRun.Tools tools;
    private final Semaphore free;
    private final Semaphore woken = new Semaphore(0);
    private final Set<ClaimedJob> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;
    private final RepeatedWork heartbeat = new RepeatedWork(
            "keyport-job-heartbeat",
            LOG,
            new RepeatedWork.Messages(
                    "jobs cannot be kept while the database does not answer",
                    "some jobs cannot be kept",
                    "jobs are kept again"));
    private final RepeatedWork finder = new RepeatedWork(
            "keyport-jobs",
            LOG,
            new RepeatedWork.Messages(
                    "no jobs are taken while the database does not answer",
                    "jobs cannot be taken",
                    "jobs are taken again"));
    private volatile boolean stopping;

    JobWorker(
            TenantDatabase database,
            IntegrationRegistry registry,
            Actions actions,
            Map<String, ItemSink> sinks,
            JobTiming timing,
            Backoff backoff) {
        this.timing = timing;
        this.turn = timing.turn().toNanos();
        this.turns = new Turns(new DueJobs(database));
        this.claims = new JobClaims(database, "pid-" + ProcessHandle.current().pid(), timing.lease());
        this.tools = new JobRun.Tools(registry, actions, Map.copyOf(sinks), claims, backoff);
        this.free = new Semaphore(timing.threads());
        this.threads = Executors.newFixedThreadPool(timing.threads(), work -> {
            Thread made = new Thread(work, "keyport-job");
            made.setDaemon(true);
            return made;
        });
    }

    /**
     * Starts to work, until it is closed.
     *
     * @param sinks by capability, who takes what its jobs bring; what nobody takes is kept with the job
     */
    public static JobWorker start(
            TenantDatabase database, IntegrationRegistry registry, Actions actions, Map<String, ItemSink> sinks) {
        return start(database, registry, actions, sinks, JobTiming.STANDARD, BACKOFF);
    }

    static JobWorker start(
            TenantDatabase database,
            IntegrationRegistry registry,
            Actions actions,
            Map<String, ItemSink> sinks,
            JobTiming timing,
            Backoff backoff) {
        JobWorker worker = new JobWorker(database, registry, actions, sinks, timing, backoff);
        worker.heartbeat.start(worker::keep, timing.heartbeat());
        worker.finder.start(worker::work, Duration.ofMillis(1));
        return worker;
    }

    /** Lets it look at once for jobs that are due. */
    public void wake() {
        woken.release();
    }

    /**
     * Takes no more jobs, and waits up to 10 seconds for the pages that are under way. A job with more pages is left to other workers
     * at once; so is one whose page did not end and can be repeated.
     */
    @Override
    public void close() {
        stopping = true;
        wake();
        finder.close();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(timing.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                running.forEach(this::leave);
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        heartbeat.close();
    }

    private void leave(ClaimedJob job) {
        try {
            if (tools.action(job).map(Action::isRepeatable).orElse(true)) {
                claims.write(job, JobWriting::release);
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "a job could not be left to others before its lease ends: {}",
                    e.getClass().getName());
        }
    }

    /** Takes what there is to do and room for, or rests. */
    private void work() {
        try {
            free.acquire();
            free.release();
            List<Due> found = stopping ? List.of() : turns.next(free.availablePermits());
            boolean taken = take(found);
            finder.report(null);
            if (!taken && !stopping) {
                rest(found.isEmpty() ? timing.poll() : BESIDE_OTHERS);
            }
        } catch (RuntimeException e) {
            finder.report(e);
            restUninterrupted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes those that no other worker took by then. */
    private boolean take(List<Due> found) throws InterruptedException {
        Map<TenantId, List<UUID>> byTenant = found.stream()
                .collect(Collectors.groupingBy(Due::tenant, Collectors.mapping(Due::id, Collectors.toList())));
        boolean taken = false;
        for (Map.Entry<TenantId, List<UUID>> tenant : byTenant.entrySet()) {
            for (ClaimedJob job : claims.claim(tenant.getKey(), tenant.getValue(), JobEvents::claimed)) {
                free.acquire();
                running.add(job);
                threads.execute(() -> run(job));
                taken = true;
            }
        }
        return taken;
    }

    private void run(ClaimedJob job) {
        try {
            long begin = System.nanoTime();
            new JobRun(tools, job, () -> stopping || System.nanoTime() - begin >= turn).run();
        } catch (DatabaseUnavailableException e) {
            LOG.warn("a job is left until its lease ends: the database does not answer");
        } catch (RuntimeException e) {
            LOG.warn("a job is left until its lease ends: {}", e.getClass().getName());
        } finally {
            running.remove(job);
            free.release();
            wake();
        }
    }

    private void keep() {
        RuntimeException failure = null;
        for (ClaimedJob job : running) {
            try {
                claims.keep(job);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        heartbeat.report(failure);
    }

    private void rest(Duration time) throws InterruptedException {
        if (woken.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
            woken.drainPermits();
        }
    }

    private void restUninterrupted() {
        try {
            rest(timing.poll());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
