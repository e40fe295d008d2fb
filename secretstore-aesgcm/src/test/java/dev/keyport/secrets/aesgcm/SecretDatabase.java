package dev.keyport.secrets.aesgcm;

import com.zaxxer.hikari.HikariDataSource;
import dev.keyport.database.DatabaseMigration;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Secret;
import dev.keyport.testing.TestDatabase;
import dev.keyport.testing.TestPostgres;
import java.sql.SQLException;

/** A migrated database of its own for each test. */
final class SecretDatabase {

    private static final String PASSWORD = "runtime";

    private SecretDatabase() {}

    static TestDatabase create() {
        return TestPostgres.shared().newDatabase("keyport_migrated", SecretDatabase::migrate);
    }

    static TenantDatabase door(TestDatabase database) {
        return new TenantDatabase(database.dataSource("keyport_app", PASSWORD));
    }

    /** Connections that are kept, for tests with many statements. */
    static HikariDataSource pool(TestDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(database.dataSource("keyport_app", PASSWORD));
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(0);
        return pool;
    }

    private static void migrate(TestDatabase database) {
        try (Secret admin = Secret.ofUtf8(database.adminPassword());
                Secret runtime = Secret.ofUtf8(PASSWORD)) {
            new DatabaseMigration(database.jdbcUrl(), database.adminUser(), admin).run("keyport_app", runtime);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
