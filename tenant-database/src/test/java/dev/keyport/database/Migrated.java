package dev.keyport.database;

import dev.keyport.port.Secret;
import dev.keyport.testing.TestDatabase;
import dev.keyport.testing.TestPostgres;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A database of its own for each test, migrated once per JVM. */
final class Migrated {

    static final String RUNTIME_PASSWORD = "runtime";

    private Migrated() {}

    static TestDatabase database() {
        return TestPostgres.shared().newDatabase("keyport_migrated", Migrated::migrate);
    }

    static int migrate(TestDatabase database) {
        try (Secret admin = Secret.ofUtf8(database.adminPassword());
                Secret runtime = Secret.ofUtf8(RUNTIME_PASSWORD)) {
            return new DatabaseMigration(database.jdbcUrl(), database.adminUser(), admin).run("keyport_app", runtime);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static DataSource runtime(TestDatabase database) {
        return database.dataSource("keyport_app", RUNTIME_PASSWORD);
    }
}
