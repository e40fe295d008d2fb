package dev.keyport.registry;

import static dev.keyport.port.IntegrationDomain.ACCOUNTING;
import static dev.keyport.registry.RegistryFixture.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.ConnectionId;
import dev.keyport.port.ProviderSlug;
import dev.keyport.testing.Drill;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many changes of the same connections at once. */
@Tag("drill")
class ConnectionRaceTest {

    private static final int CHANGES = Drill.size(300, 1_000);
    private static final int THREADS = 16;

    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture();

    private final RegistryFixture other = keyport.otherNode();
    private final List<ConnectionId> ids = new ArrayList<>();

    @Test
    void enableActivateAndPatch_manyAtOnce_neverTwoActiveAndNoLostUpdate() throws Exception {
        for (ProviderSlug provider : List.of(ProviderSlug.NOOP, KeyedAccounting.SLUG, RegistryFixture.LOGIN)) {
            ids.add(keyport.connections
                    .create(ACME, ACCOUNTING, provider, null, null)
                    .id());
        }
        Random random = new Random(4);
        List<Long> patched = Collections.synchronizedList(new ArrayList<>());
        List<Callable<Boolean>> work = IntStream.range(0, CHANGES)
                .<Callable<Boolean>>mapToObj(i -> change(i, random.nextInt(4), random.nextInt(3), patched))
                .toList();
        AtomicBoolean running = new AtomicBoolean(true);
        ExecutorService watcher = Executors.newSingleThreadExecutor();
        Future<TreeSet<String>> seen = watcher.submit(() -> activeWhile(running));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Boolean> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            running.set(false);
            threads.shutdownNow();
            watcher.shutdown();
        }

        assertThat(seen.get()).containsExactly("1");
        IntegrationConnection patchedOne = keyport.connections.get(ACME, ids.get(0));
        assertThat(patched).doesNotHaveDuplicates().isNotEmpty();
        assertThat(keyport.admin("select count(*)::text from keyport.event where type = 'connection.changed'"))
                .containsExactly(String.valueOf(patched.size()));
        assertThat(patchedOne.version()).isEqualTo(1 + changesOf(ids.get(0)));
        assertThat(patchedOne.label()).isEqualTo("label of version " + Collections.max(patched));
    }

    /** One patch after another wins; each that does saw what the one before made. */
    @Test
    void patch_aThousandOfOneVersionEach_finalVersionIsTheNumberOfSuccesses() throws Exception {
        ConnectionId id = keyport.connections
                .create(ACME, ACCOUNTING, KeyedAccounting.SLUG, null, null)
                .id();
        List<Callable<Boolean>> work = IntStream.range(0, CHANGES)
                .<Callable<Boolean>>mapToObj(i -> () -> patch(i, id, Collections.synchronizedList(new ArrayList<>())))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        long won = 0;
        try {
            for (Future<Boolean> done : threads.invokeAll(work)) {
                won += done.get() ? 1 : 0;
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(keyport.connections.get(ACME, id).version()).isEqualTo(1 + won);
        assertThat(keyport.admin("select count(*)::text from keyport.event where type = 'connection.changed'"))
                .containsExactly(String.valueOf(won));
    }

    private Callable<Boolean> change(int i, int kind, int which, List<Long> patched) {
        ConnectionService node = i % 2 == 0 ? keyport.connections : other.connections;
        return switch (kind) {
            case 0 -> () -> node.activate(ACME, ids.get(which), null).active();
            case 1 -> () -> node.enable(ACME, ids.get(0), null).enabled();
            case 2 -> () -> !node.disable(ACME, ids.get(0), null).enabled();
            default -> () -> patch(i, ids.get(0), patched);
        };
    }

    private boolean patch(int i, ConnectionId id, List<Long> patched) {
        ConnectionService node = i % 2 == 0 ? keyport.connections : other.connections;
        long read = node.get(ACME, id).version();
        try {
            IntegrationConnection after =
                    node.patch(ACME, id, read, new ConnectionPatch("label of version " + (read + 1), null, Map.of()));
            assertThat(after.version()).isEqualTo(read + 1);
            patched.add(after.version());
            return true;
        } catch (VersionConflictException e) {
            assertThat(e.current()).isGreaterThan(read);
            return false;
        }
    }

    /** How many connections were active, each time that somebody looked. */
    private TreeSet<String> activeWhile(AtomicBoolean running) {
        TreeSet<String> seen = new TreeSet<>();
        do {
            seen.addAll(keyport.admin("select count(*)::text from keyport.connection where active"));
        } while (running.get());
        return seen;
    }

    /** Every change of a connection has its event, losing the domain to another one too. */
    private long changesOf(ConnectionId id) {
        return count("connection_id = '" + id + "' and type <> 'connection.created'");
    }

    private long count(String where) {
        return Long.parseLong(keyport.admin("select count(*)::text from keyport.event where " + where)
                .get(0));
    }
}
