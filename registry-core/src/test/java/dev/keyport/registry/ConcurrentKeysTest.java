package dev.keyport.registry;

import static dev.keyport.port.IntegrationDomain.ACCOUNTING;
import static dev.keyport.registry.RegistryFixture.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.Secret;
import dev.keyport.port.secrets.SecretStore;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ConcurrentKeysTest {

    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture();

    private final SlowStore slow = new SlowStore(keyport.secrets);
    private final DomainService slowNode =
            new DomainService(keyport.database, keyport.catalog, slow, keyport.snapshots);

    @Test
    void setKey_overtakenByANewerVersion_theNewerStaysInUse() throws Exception {
        keyport.domains.configure(ACME, ACCOUNTING, KeyedAccounting.SLUG, null);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> overtaken = thread.submit(() -> setKey(slowNode, "sk_live_0123456789_older"));
            assertThat(slow.stored.await(20, TimeUnit.SECONDS)).isTrue();

            setKey(keyport.domains, "sk_live_0123456789_newer");
            slow.released.countDown();
            overtaken.get(20, TimeUnit.SECONDS);
        } finally {
            thread.shutdownNow();
        }

        assertThat(keyport.domains.list(ACME).get(0).keySuffix()).isEqualTo("••••ewer");
        assertThat(keyport.admin("select credential_version::text from keyport.connection"))
                .containsExactly("2");
        assertThat(keyport.admin("select type from keyport.event where type = 'integration.key_set'"))
                .hasSize(2);
    }

    @Test
    void setKey_overtakenByARemoval_neverPointsToWhatWasDeleted() throws Exception {
        keyport.domains.configure(ACME, ACCOUNTING, KeyedAccounting.SLUG, null);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> overtaken = thread.submit(() -> setKey(slowNode, "sk_live_0123456789_older"));
            assertThat(slow.stored.await(20, TimeUnit.SECONDS)).isTrue();

            setKey(keyport.domains, "sk_live_0123456789_newer");
            keyport.domains.removeKey(ACME, ACCOUNTING);
            slow.released.countDown();
            overtaken.get(20, TimeUnit.SECONDS);
        } finally {
            thread.shutdownNow();
        }
        assertThat(keyport.domains.list(ACME).get(0).keySuffix()).isNull();

        setKey(keyport.domains, "sk_live_0123456789_again");
        assertThat(keyport.domains.test(ACME, ACCOUNTING).success()).isTrue();
    }

    @Test
    void setKeyAndRemoveKey_concurrently_whatIsShownIsStored() throws Exception {
        keyport.domains.configure(ACME, ACCOUNTING, KeyedAccounting.SLUG, null);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> work = IntStream.range(0, 60)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        if (i % 3 == 0) {
                            keyport.domains.removeKey(ACME, ACCOUNTING);
                        } else {
                            setKey(keyport.domains, "sk_live_0123456789_" + (1000 + i));
                        }
                        return true;
                    })
                    .toList();
            for (Future<Boolean> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(keyport.admin("select 'dangling' from keyport.connection c where credential_version is not null"
                        + " and not exists (select from keyport.secret s where s.tenant_id = c.tenant_id"
                        + " and s.version = c.credential_version)"))
                .isEmpty();
        setKey(keyport.domains, "sk_live_0123456789_last");
        assertThat(keyport.domains.list(ACME).get(0).keySuffix()).isEqualTo("••••last");
        assertThat(keyport.domains.test(ACME, ACCOUNTING).success()).isTrue();
    }

    private static void setKey(DomainService domains, String value) {
        try (Secret key = Secret.ofUtf8(value)) {
            domains.setKey(ACME, ACCOUNTING, key);
        }
    }

    /** A store whose answer is slow to arrive. */
    private static final class SlowStore extends GatedStore {

        private final CountDownLatch stored = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        SlowStore(SecretStore store) {
            super(store);
        }

        @Override
        void afterStoring() {
            stored.countDown();
            try {
                assertThat(released.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
