package dev.keyport.registry.event;

import static dev.keyport.registry.event.EventDatabase.ACME;
import static dev.keyport.registry.event.EventDatabase.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventPagesUnderWritesTest {

    private static final int WRITERS = 3;

    private final EventDatabase keyport = new EventDatabase();
    private final AtomicBoolean writing = new AtomicBoolean(true);
    private final AtomicInteger written = new AtomicInteger();

    @Test
    void list_whileOthersWrite_showsEveryEventOfTheBeginningOnceAndNoneTwice() throws Exception {
        // many in the same microsecond, and some in a day that is gone
        keyport.postgres.execute("insert into keyport.event (tenant_id, at, level, type, message, actor)"
                + " select 'acme', now() - (n / 10) * interval '1 hour', 'info', 'shop.said', n::text, 'alice'"
                + " from generate_series(1, 400) n");
        CountDownLatch firstPageRead = new CountDownLatch(1);
        CountDownLatch wroteMore = new CountDownLatch(30);
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(() -> write(firstPageRead, wroteMore)));
            }
            Set<String> atTheBeginning = new HashSet<>(keyport.admin("select id::text from keyport.event"));
            List<UUID> seen = new ArrayList<>();
            EventPage page = keyport.log.list(ACME, EventFilter.ALL, null, 7);
            firstPageRead.countDown();
            assertThat(wroteMore.await(60, TimeUnit.SECONDS)).isTrue();
            while (true) {
                page.events().forEach(logged -> seen.add(logged.id()));
                if (page.next() == null) {
                    break;
                }
                page = keyport.log.list(ACME, EventFilter.ALL, page.next(), 7);
            }
            writing.set(false);
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }

            assertThat(seen).doesNotHaveDuplicates();
            assertThat(seen.stream().map(UUID::toString).toList()).containsAll(atTheBeginning);
            assertThat(atTheBeginning).hasSizeGreaterThanOrEqualTo(400);
            assertThat(written.get()).isGreaterThanOrEqualTo(30);
        } finally {
            writing.set(false);
            threads.shutdownNow();
        }
    }

    private void write(CountDownLatch firstPageRead, CountDownLatch wroteMore) {
        while (writing.get()) {
            keyport.log.write(ACME, event("meanwhile"));
            if (firstPageRead.getCount() == 0) {
                written.incrementAndGet();
                wroteMore.countDown();
            }
        }
    }
}
