package dev.keyport.registry.job;

import static dev.keyport.registry.job.JobFixture.OWNER;
import static dev.keyport.registry.job.Workshop.IMPORT_PARTS;
import static dev.keyport.registry.job.Workshop.MAKE;
import static dev.keyport.registry.job.Workshop.PAINT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.ConnectionId;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Outcome;
import dev.keyport.port.ProviderSlug;
import dev.keyport.registry.ConnectionPatch;
import dev.keyport.registry.IntegrationConnection;
import dev.keyport.registry.job.Workshop.Made;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobWorkerTest {

    private final JobFixture keyport = new JobFixture();
    private final ConnectionId connection = keyport.connected(OWNER);

    @AfterEach
    void close() {
        keyport.close();
    }

    @Test
    void run_ofAnImport_storesPagesInOrderAndWhereToGoOn() {
        keyport.vendor.parts = cursor -> WorkshopVendor.page(Outcome.CONFIRMED, cursor, 3);

        Job job = keyport.done(connection, IMPORT_PARTS, "{}");

        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(job.pages()).isEqualTo(3);
        assertThat(job.items()).isEqualTo(6);
        ItemPage first = keyport.jobs.items(OWNER, job.id(), 0, 4);
        assertThat(first.items())
                .extracting(StoredItem::externalId)
                .containsExactly("part-1a", "part-1b", "part-2a", "part-2b");
        assertThat(first.next()).isEqualTo(4);
        ItemPage second = keyport.jobs.items(OWNER, job.id(), 4, 4);
        assertThat(second.items())
                .containsExactly(
                        new StoredItem(5, "part-3a", "{\"name\": \"part-3a\"}"),
                        new StoredItem(6, "part-3b", "{\"name\": \"part-3b\"}"));
        assertThat(second.next()).isNull();
        IntegrationConnection after = keyport.connections.get(OWNER, connection);
        assertThat(after.cursors()).isEqualTo(Map.of(IMPORT_PARTS, "3"));
        assertThat(after.lastSyncedAt()).isNotNull();
        assertThat(keyport.told(OWNER)).containsExactly("job.queued", "job.started", "job.succeeded");
    }

    @Test
    void run_ofTheNextImport_goesOnWhereTheLastOneEnded() {
        keyport.done(connection, IMPORT_PARTS, "{}");
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        keyport.vendor.parts = cursor -> {
            asked.add(cursor);
            return WorkshopVendor.page(Outcome.CONFIRMED, cursor, 2);
        };

        keyport.done(connection, IMPORT_PARTS, "{}");

        assertThat(asked).containsExactly("1");
    }

    @Test
    void run_ofASimulation_saysSoAndMovesNothingAtTheConnection() {
        ConnectionId simulation = keyport.connected(OWNER, ProviderSlug.NOOP);

        Job job = keyport.done(simulation, MAKE, "{}");
        assertThat(job.outcome()).isEqualTo(Outcome.CONFIRMED);
        keyport.vendor.parts = cursor -> WorkshopVendor.page(Outcome.SIMULATED, cursor, 2);
        Job imported = keyport.done(connection, IMPORT_PARTS, "{}");

        assertThat(imported.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(imported.outcome()).isEqualTo(Outcome.SIMULATED);
        assertThat(imported.items()).isEqualTo(4);
        assertThat(keyport.connections.get(OWNER, connection).lastSyncedAt()).isNull();
        assertThat(keyport.connections.get(OWNER, connection).cursors()).isEmpty();
    }

    @Test
    void run_withAFailureThatPasses_isTriedAgainWithTheSameKey() {
        List<String> keys = Collections.synchronizedList(new ArrayList<>());
        keyport.vendor.make = key -> {
            keys.add(key);
            if (keys.size() < 3) {
                throw failure(FailureKind.TIMEOUT);
            }
            return new Made(Outcome.CONFIRMED, null);
        };

        Job job = keyport.done(connection, MAKE, "{}");

        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(keys).hasSize(3).containsOnly(job.id().toString());
        assertThat(job.result()).isEqualTo("{\"key\": \"" + job.id() + "\"}");
        assertThat(keyport.told(OWNER))
                .containsExactly("job.queued", "job.started", "job.retried", "job.retried", "job.succeeded");
    }

    @Test
    void run_withAFailureThatStays_endsAfterTwelveTries() {
        AtomicInteger tries = new AtomicInteger();
        keyport.vendor.parts = cursor -> {
            tries.incrementAndGet();
            throw failure(FailureKind.UNAVAILABLE);
        };

        Job job = keyport.done(connection, IMPORT_PARTS, "{}");

        assertThat(tries).hasValue(12);
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.failureKind()).isEqualTo("UNAVAILABLE");
        assertThat(keyport.told(OWNER)).endsWith("job.failed").hasSize(2 + 11 + 1);
    }

    @Test
    void run_neverKnownWhatCameOfIt_endsAsUnknown() {
        keyport.vendor.make = key -> new Made(Outcome.UNKNOWN, null);

        Job job = keyport.done(connection, MAKE, "{}");

        assertThat(job.state()).isEqualTo(JobState.UNKNOWN);
        assertThat(job.attempt()).isEqualTo(12);
        assertThat(job.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"TIMEOUT", "UNAVAILABLE"})
    void run_withoutAKeyAndUncertain_isNeverRepeated(FailureKind kind) {
        AtomicInteger calls = new AtomicInteger();
        keyport.vendor.paint = () -> {
            calls.incrementAndGet();
            throw failure(kind);
        };

        Job job = keyport.done(connection, PAINT, "{\"colour\":\"red\"}");

        assertThat(job.state()).isEqualTo(JobState.UNKNOWN);
        assertThat(job.failureKind()).isEqualTo(kind.name());
        assertThat(calls).hasValue(1);
        assertThat(keyport.told(OWNER)).containsExactly("job.queued", "job.started", "job.unknown");
    }

    @Test
    void run_withoutAKeyAndTooManyCalls_isTriedAgain() {
        AtomicInteger calls = new AtomicInteger();
        keyport.vendor.paint = () -> {
            if (calls.incrementAndGet() == 1) {
                throw failure(FailureKind.RATE_LIMITED);
            }
            return new Made(Outcome.CONFIRMED, null);
        };

        assertThat(keyport.done(connection, PAINT, "{\"colour\":\"red\"}").state())
                .isEqualTo(JobState.SUCCEEDED);
        assertThat(calls).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"AUTHENTICATION", "PERMISSION", "INVALID_REQUEST", "NOT_FOUND", "CONFIGURATION", "DISABLED"})
    void run_withAFailureThatOnlyPeopleMend_failsAtOnce(FailureKind kind) {
        keyport.vendor.make = key -> {
            throw failure(kind);
        };

        Job job = keyport.done(connection, MAKE, "{}");

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.failureKind()).isEqualTo(kind.name());
        assertThat(job.attempt()).isEqualTo(1);
    }

    @Test
    void run_refusedByTheProvider_failsWithItsWords() {
        keyport.vendor.make = key -> new Made(Outcome.REJECTED, "out of\nwood\u0000");

        Job job = keyport.done(connection, MAKE, "{}");

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.failureKind()).isEqualTo("REJECTED");
        assertThat(job.failureMessage()).isEqualTo("out ofwood");
        assertThat(job.outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void run_refusedOrFailedWithTheKeyInTheWords_keepsTheRest() {
        keyport.setKey(OWNER, connection, "sk_live_0123456789");
        keyport.vendor.make = key -> new Made(Outcome.REJECTED, "who is sk_live_0123456789?");
        Job refused = keyport.done(connection, MAKE, "{}");
        keyport.vendor.make = key -> {
            throw new IntegrationException(
                    OWNER.tenant(),
                    new IntegrationDomain("workshop"),
                    WorkshopVendor.SLUG,
                    FailureKind.AUTHENTICATION,
                    "the key sk_live_0123456789 is not known");
        };
        Job failed = keyport.done(connection, MAKE, "{}");

        assertThat(refused.failureMessage()).isEqualTo("who is [removed]?");
        assertThat(failed.failureMessage()).isEqualTo("the key [removed] is not known");
        assertThat(keyport.admin("select j::text from keyport.job j union all select e::text from keyport.event e"))
                .isNotEmpty()
                .noneMatch(row -> row.contains("0123456789"));
    }

    @Test
    void run_withAMistakeOfTheAction_failsWithoutItsWords() {
        keyport.vendor.parts = cursor -> {
            throw new IllegalStateException("sk_live_0123456789");
        };

        Job job = keyport.done(connection, IMPORT_PARTS, "{}");

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.failureKind()).isEqualTo("INTERNAL");
        assertThat(job.toString()).doesNotContain("sk_live");
        assertThat(keyport.admin("select message || meta from keyport.event where message || meta like '%sk_live%'"))
                .isEmpty();
    }

    @Test
    void run_pageThatLeadsToItself_fails() {
        keyport.vendor.parts = cursor -> new Workshop.Parts(Outcome.CONFIRMED, List.of(), "7", true);

        Job job = keyport.done(connection, IMPORT_PARTS, "{}");

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.pages()).isEqualTo(1);
    }

    @Test
    void run_switchedOffSinceTheStart_failsWithThatReason() {
        Job disabled = keyport.jobs.start(OWNER, connection, MAKE, "{}");
        keyport.connections.disable(OWNER, connection, null);
        try (JobWorker worker = keyport.worker()) {
            assertThat(keyport.ended(OWNER, disabled.id()).failureKind()).isEqualTo("connection-disabled");
        }

        keyport.connections.enable(OWNER, connection, null);
        Job off = keyport.jobs.start(OWNER, connection, MAKE, "{}");
        long version = keyport.connections.get(OWNER, connection).version();
        keyport.connections.patch(OWNER, connection, version, new ConnectionPatch(null, null, Map.of(MAKE, false)));
        try (JobWorker worker = keyport.worker()) {
            Job ended = keyport.ended(OWNER, off.id());
            assertThat(ended.failureKind()).isEqualTo("capability-off");
            assertThat(ended.state()).isEqualTo(JobState.FAILED);
        }
    }

    @Test
    void run_withoutTheActionOnThisHost_fails() {
        Job job = keyport.jobs.start(OWNER, connection, MAKE, "{}");
        try (JobWorker worker = JobWorker.start(
                keyport.database,
                keyport.registry,
                new Actions(List.of()),
                Map.of(),
                JobFixture.QUICK,
                JobFixture.NO_DELAY)) {
            assertThat(keyport.ended(OWNER, job.id()).failureKind()).isEqualTo("action-not-installed");
        }
    }

    @Test
    void run_withASink_givesItTheItemsAndKeepsNone() {
        List<String> taken = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger calls = new AtomicInteger();
        ItemSink sink = (work, items) -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("full");
            }
            items.forEach(item -> taken.add(item.externalId()));
        };
        keyport.vendor.parts = cursor -> WorkshopVendor.page(Outcome.CONFIRMED, cursor, 2);
        Job job = keyport.jobs.start(OWNER, connection, IMPORT_PARTS, "{}");

        try (JobWorker worker = JobWorker.start(
                keyport.database,
                keyport.registry,
                keyport.actions,
                Map.of(IMPORT_PARTS, sink),
                JobFixture.QUICK,
                JobFixture.NO_DELAY)) {
            assertThat(keyport.ended(OWNER, job.id()).items()).isEqualTo(4);
        }

        assertThat(taken).containsExactly("part-1a", "part-1b", "part-2a", "part-2b");
        assertThat(keyport.jobs.items(OWNER, job.id(), 0, 10).items()).isEmpty();
        assertThat(keyport.told(OWNER)).contains("job.retried");
    }

    @Test
    void close_inTheMiddleOfAnImport_leavesTheRestToOthersAtOnce() throws Exception {
        CountDownLatch inPage = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        keyport.vendor.parts = cursor -> {
            inPage.countDown();
            await(goOn);
            return WorkshopVendor.page(Outcome.CONFIRMED, cursor, 3);
        };
        Job job = keyport.jobs.start(OWNER, connection, IMPORT_PARTS, "{}");
        JobWorker first = keyport.worker();
        await(inPage);
        Thread closing = new Thread(first::close);
        closing.start();
        JobFixture.until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        goOn.countDown();
        closing.join();

        assertThat(keyport.jobs.get(OWNER, job.id()).state()).isEqualTo(JobState.READY);
        assertThat(keyport.jobs.get(OWNER, job.id()).pages()).isEqualTo(1);
        try (JobWorker second = keyport.worker()) {
            assertThat(keyport.ended(OWNER, job.id()).items()).isEqualTo(6);
        }
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static IntegrationException failure(FailureKind kind) {
        return new IntegrationException(
                OWNER.tenant(), new IntegrationDomain("workshop"), WorkshopVendor.SLUG, kind, "the bench failed");
    }
}
