package dev.keyport.benchmarks.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.keyport.database.DatabaseMigration;
import dev.keyport.port.Secret;
import dev.keyport.testing.TestDatabase;
import dev.keyport.testing.TestPostgres;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Random;

/** A migrated database on a server of its own on this machine, whose commits wait for the disk. */
public final class DurableDatabase implements AutoCloseable {

    private static final String PASSWORD = "runtime";

    private final HikariDataSource runtime;
    private final HikariDataSource superuser;

    /**
     * Starts the server, and migrates.
     *
     * @throws SQLException when that fails
     */
    public DurableDatabase() throws SQLException {
        TestDatabase database = TestPostgres.durable().newDatabase();
        try (Secret admin = Secret.ofUtf8(database.adminPassword());
                Secret password = Secret.ofUtf8(PASSWORD)) {
            new DatabaseMigration(database.jdbcUrl(), database.adminUser(), admin).run("keyport_app", password);
        }
        runtime = pool(database.jdbcUrl(), "keyport_app", PASSWORD);
        superuser = pool(database.jdbcUrl(), database.adminUser(), database.adminPassword());
    }

    /** Connections of the runtime role. */
    public HikariDataSource runtime() {
        return runtime;
    }

    /** Bound by no policy. */
    public HikariDataSource superuser() {
        return superuser;
    }

    static String newKey(long seed) {
        byte[] key = new byte[32];
        new Random(seed).nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    @Override
    public void close() {
        runtime.close();
        superuser.close();
    }

    private static HikariDataSource pool(String url, String user, String password) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(2);
        return pool;
    }
}
