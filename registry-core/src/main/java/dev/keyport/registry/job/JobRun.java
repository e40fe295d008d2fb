package dev.keyport.registry.job;

import dev.keyport.port.Caller;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.Outcome;
import dev.keyport.registry.IntegrationRegistry;
import dev.keyport.registry.UnknownException;
import dev.keyport.registry.internal.CheckedJson;
import dev.keyport.registry.internal.jdbi.ClaimedJob;
import dev.keyport.registry.internal.jdbi.JobClaims;
import dev.keyport.registry.internal.jdbi.JobWriting;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** One claim of a job, from its first page here to its end, its next try, or its loss. Used by one thread. */
final class JobRun {

    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * What every run has.
     *
     * @param sinks by capability, who takes the items in place of the database
     */
    record Tools(
            IntegrationRegistry registry,
            Actions actions,
            Map<String, ItemSink> sinks,
            JobClaims claims,
            Backoff backoff) {

        Optional<Action<?>> action(ClaimedJob job) {
            return job.domain() == null
                    ? Optional.empty()
                    : actions.find(new IntegrationDomain(job.domain()), job.capability());
        }
    }

    private final Tools tools;
    private final ClaimedJob job;
    private final BooleanSupplier stopping;
    private @Nullable String cursor;
    private int attempt;
    private int pages;
    private long items;

    JobRun(Tools tools, ClaimedJob job, BooleanSupplier stopping) {
        this.tools = tools;
        this.job = job;
        this.stopping = stopping;
        this.cursor = job.cursor();
        this.attempt = job.attempt();
        this.pages = job.pages();
        this.items = job.items();
    }

    void run() {
        Action<?> action = tools.action(job).orElse(null);
        if (job.connection() == null) {
            fail(JobFailure.of(UnknownException.connection()), false);
        } else if (action == null) {
            fail(JobFailure.NO_ACTION, false);
        } else if (attempt > job.maxAttempts() || (job.lost() && !action.isRepeatable())) {
            fail(JobFailure.WORKER_LOST, !action.isSync());
        } else {
            boolean more = true;
            while (more) {
                more = page(action);
            }
        }
    }

    /** Whether the next page is this run's to do. */
    private boolean page(Action<?> action) {
        Work work = new Work(job.tenant(), new JobId(job.id()), CheckedJson.values(job.input()), cursor, pages);
        Step step;
        try {
            step = call(action, work);
        } catch (RuntimeException e) {
            JobFailure failure = JobFailure.of(e);
            if (failure.kind().equals("INTERNAL")) {
                LOG.warn(
                        "tenant {}: the action {} failed: {}",
                        job.tenant(),
                        job.capability(),
                        e.getClass().getName());
            }
            giveUpOrRetry(action, failure);
            return false;
        }
        JobFailure failure = JobFailure.of(step);
        if (failure == null
                && step.more()
                && step.cursor() != null
                && step.cursor().equals(cursor)) {
            failure = JobFailure.SAME_CURSOR;
        }
        if (failure != null) {
            giveUpOrRetry(action, failure);
            return false;
        }
        return taken(work, step) ? stored(action, step) : retry(JobFailure.sink());
    }

    private <P extends IntegrationPort> Step call(Action<P> action, Work work) {
        P port = tools.registry()
                .use(Caller.system(job.tenant()), action.port(), Objects.requireNonNull(job.connection()));
        return action.run(port, work);
    }

    /** Whether somebody else took the items, or nobody else is to. */
    private boolean taken(Work work, Step step) {
        ItemSink sink = tools.sinks().get(job.capability());
        if (sink == null || step.items().isEmpty()) {
            return true;
        }
        try {
            sink.accept(work, step.items());
            return true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "tenant {}: items of {} were not taken: {}",
                    job.tenant(),
                    job.capability(),
                    e.getClass().getName());
            return false;
        }
    }

    private boolean stored(Action<?> action, Step step) {
        boolean stop = step.more() && stopping.getAsBoolean();
        boolean kept = !tools.sinks().containsKey(job.capability());
        boolean real = step.outcome() == Outcome.CONFIRMED;
        boolean own = tools.claims().write(job, writing -> {
            writing.page(step.items().size());
            if (kept && !step.items().isEmpty()) {
                writing.items(
                        items,
                        step.items().stream().map(Item::externalId).toList(),
                        step.items().stream()
                                .map(item -> JSON.writeValueAsString(item.data()))
                                .toList());
            }
            if (action.isSync() && real && step.cursor() != null) {
                writing.cursor(step.cursor());
            }
            if (!step.more()) {
                end(writing, action, step, real);
            } else if (stop) {
                writing.release();
            }
        });
        cursor = step.cursor();
        attempt = 1;
        pages++;
        items += step.items().size();
        return own && step.more() && !stop;
    }

    private void end(JobWriting writing, Action<?> action, Step step, boolean real) {
        if (action.isSync() && real) {
            writing.synced();
        }
        String result = step.result().isEmpty() ? null : JSON.writeValueAsString(step.result());
        writing.end(JobState.SUCCEEDED.lowerCaseName(), step.outcome(), result, null, null);
        writing.log(JobEvents.succeeded(
                job, step.outcome().name(), pages + 1, items + step.items().size()));
    }

    private void giveUpOrRetry(Action<?> action, JobFailure failure) {
        boolean uncertain = failure.uncertain() && !action.isSync();
        if (!failure.retryable() || attempt >= job.maxAttempts() || (uncertain && !action.isRepeatable())) {
            fail(failure, uncertain);
        } else {
            retry(failure);
        }
    }

    private boolean retry(JobFailure failure) {
        if (attempt >= job.maxAttempts()) {
            fail(failure, false);
            return false;
        }
        Duration delay = tools.backoff().after(attempt, failure.retryAfter());
        tools.claims().write(job, writing -> {
            writing.retry(delay, failure.kind(), failure.message());
            writing.log(JobEvents.retried(job, attempt, failure, delay));
        });
        return false;
    }

    private void fail(JobFailure failure, boolean unknown) {
        JobState state = unknown ? JobState.UNKNOWN : JobState.FAILED;
        Outcome outcome = outcome(failure, unknown);
        tools.claims().write(job, writing -> {
            writing.end(state.lowerCaseName(), outcome, null, failure.kind(), failure.message());
            writing.log(JobEvents.failed(job, unknown, attempt, failure, pages, items));
        });
    }

    private static @Nullable Outcome outcome(JobFailure failure, boolean unknown) {
        if (unknown) {
            return Outcome.UNKNOWN;
        }
        return failure.kind().equals(Outcome.REJECTED.name()) ? Outcome.REJECTED : null;
    }
}
