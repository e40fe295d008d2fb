package dev.keyport.registry;

import static dev.keyport.registry.RegistryFixture.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.database.TenantChanges;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.TenantId;
import dev.keyport.registry.TenantSnapshot.Served;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TenantSnapshotsTest {

    private static final TenantId TENANT = new TenantId("acme");

    private final AtomicInteger loads = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private final TenantSnapshots snapshots = new TenantSnapshots(this::load, nanos::get);

    @Test
    void get_again_loadsOnce() {
        assertThat(snapshots.get(TENANT)).isSameAs(snapshots.get(TENANT));
        assertThat(loads).hasValue(1);
    }

    @Test
    void get_afterSixtySeconds_loadsAgain() {
        snapshots.get(TENANT);
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        snapshots.get(TENANT);
        assertThat(loads).hasValue(1);

        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        snapshots.get(TENANT);
        assertThat(loads).hasValue(2);
    }

    @Test
    void get_afterInvalidate_loadsThatTenantAgain() {
        TenantId other = new TenantId("globex");
        snapshots.get(TENANT);
        snapshots.get(other);

        snapshots.invalidate(TENANT);

        snapshots.get(TENANT);
        snapshots.get(other);
        assertThat(loads).hasValue(3);
    }

    @Test
    void get_invalidatedAllDuringALoad_doesNotKeepWhatWasRead() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch invalidated = new CountDownLatch(1);
        TenantSnapshots slow = new TenantSnapshots(
                (tenant, epoch) -> {
                    loading.countDown();
                    awaitQuietly(invalidated);
                    return load(tenant, epoch);
                },
                nanos::get);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<TenantSnapshot> first = thread.submit(() -> slow.get(TENANT));
            loading.await();
            slow.invalidateAll();
            invalidated.countDown();

            assertThat(first.get(20, TimeUnit.SECONDS).epoch()).isEqualTo(1);
            assertThat(loads).hasValue(2);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void get_manyThreadsAtOnce_loadOnce() throws Exception {
        CountDownLatch together = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<TenantSnapshot>> calls = IntStream.range(0, 16)
                    .<Callable<TenantSnapshot>>mapToObj(i -> () -> {
                        together.await();
                        return snapshots.get(TENANT);
                    })
                    .toList();
            List<Future<TenantSnapshot>> results =
                    calls.stream().map(threads::submit).toList();
            together.countDown();
            for (Future<TenantSnapshot> result : results) {
                assertThat(result.get(20, TimeUnit.SECONDS).tenant()).isEqualTo(TENANT);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(loads).hasValue(1);
    }

    @Test
    void get_loadFails_throwsAndTriesAgainTheNextTime() {
        TenantSnapshots failing = new TenantSnapshots(
                (tenant, epoch) -> {
                    if (loads.incrementAndGet() == 1) {
                        throw new IllegalStateException("database down");
                    }
                    return load(tenant, epoch);
                },
                nanos::get);

        assertThatThrownBy(() -> failing.get(TENANT)).hasMessage("database down");
        assertThat(failing.get(TENANT).tenant()).isEqualTo(TENANT);
    }

    @Test
    void get_snapshotOfAnotherTenant_isNotHandedOut() {
        TenantSnapshots mixedUp =
                new TenantSnapshots((tenant, epoch) -> load(new TenantId("globex"), epoch), nanos::get);

        assertThatThrownBy(() -> mixedUp.get(TENANT)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void invalidate_changeOnAnotherNode_isSeenThroughTheDatabase() throws Exception {
        try (RegistryFixture here = new RegistryFixture()) {
            TenantSettingsService elsewhere = new TenantSettingsService(
                    here.database, new TenantSnapshots(here.database, here.catalog, here.secrets));
            CountDownLatch changed = new CountDownLatch(1);
            try (TenantChanges changes = TenantChanges.listen(
                    here.runtime(),
                    tenant -> {
                        here.snapshots.invalidate(tenant);
                        changed.countDown();
                    },
                    here.snapshots::invalidateAll)) {
                assertThat(changes.awaitListening(20, TimeUnit.SECONDS)).isTrue();
                assertThatThrownBy(() -> here.guard.requireEnabled(TENANT, IntegrationDomain.ACCOUNTING))
                        .isInstanceOf(IntegrationDisabledException.class);

                elsewhere.update(ACME, settings -> new TenantSettings(true, false, false));

                assertThat(changed.await(20, TimeUnit.SECONDS)).isTrue();
                here.guard.requireEnabled(TENANT, IntegrationDomain.ACCOUNTING);
            }
        }
    }

    private TenantSnapshot load(TenantId tenant, long epoch) {
        loads.incrementAndGet();
        return new TenantSnapshot(tenant, epoch, TenantSettings.DEFAULT, new Served[0]);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
