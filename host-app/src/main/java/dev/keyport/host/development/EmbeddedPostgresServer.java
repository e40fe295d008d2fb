package dev.keyport.host.development;

import dev.keyport.port.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A durable PostgreSQL in the data folder, on a port of 127.0.0.1 that stays the same from start to start while it is free.
 *
 * <p>Every connection needs a password. A server that outlived a killed process is stopped cleanly before the new start, and a
 * crashed one recovers. Nothing stops the server when the process ends: close it, after its last user. Thread-safe.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

    private static final Duration STOP_WAIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);

    private final PostgresFiles files;
    private final EmbeddedPostgres server;

    private EmbeddedPostgresServer(PostgresFiles files, EmbeddedPostgres server) {
        this.files = files;
        this.server = server;
    }

    /**
     * Starts the server of the folder and waits until it answers, at most 60 s. The first start creates the database cluster
     * and the superuser's password.
     *
     * @throws EmbeddedServerException when it does not start
     */
    public static EmbeddedPostgresServer start(DataFolder folder) {
        PostgresFiles files = new PostgresFiles(folder);
        try {
            files.password().close();
            stopOrphan(files);
            files.clearBrokenFirstStart();
            int port = RememberedPort.choose(files.port());
            EmbeddedPostgresServer started = new EmbeddedPostgresServer(files, PostgresLauncher.launch(files, port));
            files.markReady();
            return started;
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            EmbeddedServerException failure =
                    new EmbeddedServerException("PostgreSQL does not start; its log is " + files.logPath(), e);
            abandon(files, failure);
            throw failure;
        }
    }

    /** The library leaves a server running that it gave up waiting for. */
    private static void abandon(PostgresFiles files, EmbeddedServerException failure) {
        try {
            Optional<Postmaster> left = Postmaster.of(files.database());
            if (left.isPresent() && left.get().serves(files.database())) {
                ProcessHandle.of(left.get().pid()).ifPresent(ProcessHandle::destroy);
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** The library can stop only what it started or took over, so the orphan is taken over first. */
    private static void stopOrphan(PostgresFiles files) throws IOException {
        Path database = files.database();
        Optional<Postmaster> left = Postmaster.of(database).filter(Postmaster::isAlive);
        if (left.isEmpty()) {
            return;
        }
        if (left.get().serves(database)) {
            stop(files, PostgresLauncher.launch(files, left.get().port()));
        } else {
            Postmaster.forget(database);
        }
    }

    /** Removing the pid file is the server's last act; the process itself may stay listed until its parent looks. */
    private static void stop(PostgresFiles files, EmbeddedPostgres server) throws IOException {
        server.close();
        long start = System.nanoTime();
        while (Postmaster.of(files.database()).isPresent()) {
            if (System.nanoTime() - start > STOP_WAIT.toNanos()) {
                throw new IOException("the server still runs after " + STOP_WAIT.toSeconds() + " s");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** The URL of a database of this server, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** The port of 127.0.0.1 that the server listens on. */
    public int port() {
        return server.getPort();
    }

    /** The name of the role that owns the server. */
    public String superuser() {
        return PostgresLauncher.SUPERUSER;
    }

    /** The superuser's password, for the caller to close. */
    public Secret superuserPassword() {
        return files.password();
    }

    /**
     * Stops the server in PostgreSQL's fast mode: transactions in flight are rolled back, committed ones are on disk. Returns
     * when the process has ended.
     *
     * @throws EmbeddedServerException when it still runs after 60 s
     */
    @Override
    public void close() {
        try {
            stop(files, server);
        } catch (IOException e) {
            throw new EmbeddedServerException("PostgreSQL does not stop; its log is " + files.logPath(), e);
        }
    }
}
