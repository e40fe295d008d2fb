package dev.keyport.secrets.aesgcm;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.ActorId;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.secrets.SecretVersion;
import dev.keyport.secrets.aesgcm.DrillSecrets.Place;
import dev.keyport.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What tenants do while keys are rotated: secrets are read all the time, and some are replaced. */
final class DrillTraffic implements AutoCloseable {

    private static final int MAX_AHEAD = 400;

    private final DrillSecrets secrets;
    private final TestDatabase database;
    private final Set<Integer> claimed = ConcurrentHashMap.newKeySet();
    private final Set<Integer> replaced = ConcurrentHashMap.newKeySet();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong reads = new AtomicLong();
    /** True for each secret that is to be replaced, then false for each writer that is to end. */
    private final BlockingQueue<Boolean> orders = new LinkedBlockingQueue<>();

    private final List<Thread> writers;
    private final List<Thread> readers;
    private volatile boolean stopped;

    /** Reading begins at once. */
    DrillTraffic(DrillSecrets secrets, TestDatabase database, TenantDatabase door) {
        this.secrets = secrets;
        this.database = database;
        SecretStore restarted = AesGcmSecretStore.open(door, DrillRotation.BOTH);
        SecretStore notRestartedYet =
                AesGcmSecretStore.open(door, KeyRing.of(1, Map.of(1L, TestKeys.bytes(1), 2L, TestKeys.bytes(2))));
        readers = List.of(
                start("reader 1", () -> readAll(restarted, new Random(11))),
                start("reader 2", () -> readAll(notRestartedYet, new Random(12))));
        writers = List.of(
                start("writer 1", () -> replaceAll(restarted, new Random(13))),
                start("writer 2", () -> replaceAll(notRestartedYet, new Random(14))));
    }

    /** Lets so many more secrets be replaced. */
    void replace(int secrets) {
        orders.addAll(Collections.nCopies(secrets, true));
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    long reads() {
        return reads.get();
    }

    /** The indexes of the secrets whose new value was acknowledged. */
    Set<Integer> replaced() {
        return replaced;
    }

    private Thread start(String name, Step loop) {
        Thread thread = new Thread(
                () -> {
                    try {
                        loop.run();
                    } catch (Exception e) {
                        failures.add(name + " ended: " + e);
                    }
                },
                name);
        thread.start();
        return thread;
    }

    private interface Step {

        void run() throws Exception;
    }

    private void readAll(SecretStore store, Random random) {
        while (!stopped) {
            int index = random.nextInt(secrets.size());
            boolean certain = replaced.contains(index);
            try {
                String value = read(store, secrets.place(index));
                boolean expected = value.equals(DrillSecrets.after(index)) && claimed.contains(index)
                        || value.equals(DrillSecrets.before(index)) && !certain;
                if (!expected) {
                    failures.add("read another value of secret " + index);
                }
            } catch (RuntimeException e) {
                failures.add("read of secret " + index + ": " + e);
            }
            reads.incrementAndGet();
        }
    }

    private void replaceAll(SecretStore store, Random random) throws SQLException, InterruptedException {
        try (Connection admin = database.adminConnection();
                PreparedStatement ahead = admin.prepareStatement("select tenant_id, name from keyport.secret"
                        + " where suite = 1 and kek_id = 1 and version = 1 order by tenant_id offset ? limit 1")) {
            while (orders.take()) {
                int index = -1;
                while (index < 0 || !claimed.add(index)) {
                    index = random.nextBoolean() ? shortlyAhead(ahead, random) : random.nextInt(secrets.size());
                }
                replace(store, index);
            }
        }
    }

    /** A secret that the rotation is about to come to. */
    private int shortlyAhead(PreparedStatement query, Random random) throws SQLException {
        query.setInt(1, random.nextInt(MAX_AHEAD));
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? secrets.index(new Place(row.getString(1), row.getString(2))) : -1;
        }
    }

    private void replace(SecretStore store, int index) {
        Place place = secrets.place(index);
        Caller owner = new Caller(new TenantId(place.tenant()), new ActorId("alice"), Role.OWNER);
        try (Secret value = Secret.ofUtf8(DrillSecrets.after(index))) {
            store.store(owner, new SecretName(place.name()), value);
        }
        replaced.add(index);
        store.deleteThrough(owner, new SecretName(place.name()), new SecretVersion(1));
    }

    private static String read(SecretStore store, Place place) {
        Caller member = new Caller(new TenantId(place.tenant()), new ActorId("bob"), Role.MEMBER);
        try (Secret secret = store.retrieve(member, new SecretName(place.name()))) {
            return secret.revealUtf8();
        }
    }

    /** Waits until every secret that was to be replaced was. */
    @Override
    public void close() throws InterruptedException {
        orders.addAll(Collections.nCopies(writers.size(), false));
        for (Thread writer : writers) {
            writer.join();
        }
        stopped = true;
        for (Thread reader : readers) {
            reader.join();
        }
    }
}
