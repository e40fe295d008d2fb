package dev.keyport.registry.job;

import static dev.keyport.registry.job.JobFixture.GLOBEX;
import static dev.keyport.registry.job.JobFixture.OWNER;
import static dev.keyport.registry.job.Workshop.IMPORT_PARTS;
import static dev.keyport.registry.job.Workshop.MAKE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.ConnectionId;
import dev.keyport.port.Outcome;
import dev.keyport.port.Role;
import dev.keyport.port.TenantId;
import dev.keyport.registry.internal.jdbi.DueJobs;
import dev.keyport.registry.internal.jdbi.DueJobs.Due;
import dev.keyport.registry.job.Workshop.Made;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A tenant with many jobs, and others with few. */
class JobTurnsTest {

    private static final JobTiming ONE_PAGE_EACH = new JobTiming(
            1,
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofMillis(50),
            Duration.ZERO,
            Duration.ofSeconds(10));

    private final JobFixture keyport = new JobFixture();

    @AfterEach
    void close() {
        keyport.close();
    }

    @Test
    void run_tenantWithAThousandJobs_doesNotKeepAnotherOneWaiting() {
        queue("acme", keyport.connected(OWNER), 1_000);
        Job one = keyport.jobs.start(GLOBEX, keyport.connected(GLOBEX), MAKE, "{}");
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        keyport.vendor.make = key -> {
            done.add(key);
            return new Made(Outcome.CONFIRMED, null);
        };

        try (JobWorker worker = keyport.worker(ONE_PAGE_EACH)) {
            keyport.ended(GLOBEX, one.id());
        }

        assertThat(done.indexOf(one.id().toString())).isBetween(0, 1);
    }

    @Test
    void run_longImport_letsOthersInBetweenItsPages() {
        ConnectionId parts = keyport.connected(OWNER);
        Job longOne = keyport.jobs.start(OWNER, parts, IMPORT_PARTS, "{}");
        Job one = keyport.jobs.start(GLOBEX, keyport.connected(GLOBEX), MAKE, "{}");
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        keyport.vendor.parts = cursor -> {
            done.add("page");
            return WorkshopVendor.page(Outcome.CONFIRMED, cursor, 5);
        };
        keyport.vendor.make = key -> {
            done.add("thing");
            return new Made(Outcome.CONFIRMED, null);
        };

        try (JobWorker worker = keyport.worker(ONE_PAGE_EACH)) {
            keyport.ended(GLOBEX, one.id());
            assertThat(keyport.ended(OWNER, longOne.id()).items()).isEqualTo(10);
        }

        assertThat(done).containsExactly("page", "thing", "page", "page", "page", "page");
        assertThat(keyport.told(OWNER)).containsExactly("job.queued", "job.started", "job.succeeded");
    }

    @Test
    void next_manyTenants_takesOneOfEachInTurn() {
        for (int i = 0; i < 20; i++) {
            String tenant = "t" + (10 + i);
            queue(tenant, keyport.connected(JobFixture.caller(tenant, "olga", Role.OWNER)), 1 + i % 3);
        }
        Turns turns = new Turns(new DueJobs(keyport.database));

        List<String> taken = IntStream.range(0, 10)
                .mapToObj(look -> turns.next(2))
                .flatMap(List::stream)
                .map(Due::tenant)
                .map(TenantId::value)
                .toList();

        assertThat(taken)
                .containsExactlyElementsOf(
                        IntStream.range(10, 30).mapToObj(i -> "t" + i).toList());
        assertThat(turns.next(3)).extracting(due -> due.tenant().value()).containsExactly("t10", "t11", "t12");
        assertThat(turns.next(500)).doesNotHaveDuplicates();
    }

    private void queue(String tenant, ConnectionId connection, int jobs) {
        keyport.change("insert into keyport.job (tenant_id, connection_id, capability, actor, role, run_at) select '"
                + tenant + "', '" + connection.value() + "', '" + MAKE + "', 'alice', 'owner',"
                + " now() - interval '1 hour' from generate_series(1, " + jobs + ")");
    }
}
