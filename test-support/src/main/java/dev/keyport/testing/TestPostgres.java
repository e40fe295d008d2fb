package dev.keyport.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The PostgreSQL server of this JVM's tests: the one that {@code TEST_DATABASE_URL} names (a JDBC URL of a superuser, with user
 * and password in it), else an embedded one that is started once and stopped with the JVM.
 */
public final class TestPostgres {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final String url;

    private TestPostgres(String url) {
        this.url = url;
    }

    public static TestPostgres shared() {
        return Shared.INSTANCE;
    }

    /** A new embedded server whose commits wait for the disk, as in production; stopped with the JVM. */
    public static TestPostgres durable() {
        return embedded("on");
    }

    /** An empty database with a name of its own. */
    public TestDatabase newDatabase() {
        String name = freshName();
        execute("create database " + name);
        return database(name);
    }

    /**
     * A copy of a database that is prepared only once, under the template's name.
     *
     * @param template names what {@code prepare} does; lower-case letters, digits and {@code _}
     */
    public synchronized TestDatabase newDatabase(String template, Consumer<TestDatabase> prepare) {
        String source = template + "_" + ProcessHandle.current().pid();
        if (!exists(source)) {
            execute("create database " + source);
            prepare.accept(database(source));
        }
        String name = freshName();
        execute("create database " + name + " template " + source + " strategy file_copy");
        return database(name);
    }

    private static String freshName() {
        return "test_" + ProcessHandle.current().pid() + "_" + COUNTER.incrementAndGet();
    }

    private TestDatabase database(String name) {
        URI uri = URI.create(url.substring("jdbc:".length()));
        return new TestDatabase(
                "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + "/" + name, uri.getQuery());
    }

    private boolean exists(String name) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            return statement
                    .executeQuery("select 1 from pg_database where datname = '" + name + "'")
                    .next();
        } catch (SQLException e) {
            throw new IllegalStateException("the test database server does not answer", e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the test database server refused: " + sql, e);
        }
    }

    private static TestPostgres embedded(String durable) {
        try {
            @SuppressWarnings("resource") // zonky stops it in a shutdown hook
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "32MB")
                    .setServerConfig("fsync", durable)
                    .setServerConfig("synchronous_commit", durable)
                    .start();
            return new TestPostgres(
                    "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres?user=postgres&password=postgres");
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL does not start", e);
        }
    }

    private static final class Shared {

        static final TestPostgres INSTANCE = start();

        private static TestPostgres start() {
            String external = System.getenv("TEST_DATABASE_URL");
            if (external != null && !external.isBlank()) {
                return new TestPostgres(external);
            }
            return embedded("off");
        }
    }
}
