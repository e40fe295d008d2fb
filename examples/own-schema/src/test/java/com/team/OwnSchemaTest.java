package com.team;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyport.database.DatabaseMigration;
import dev.keyport.database.StartCheck;
import dev.keyport.port.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The team's tables and their Flyway history are in a schema of their own; Keyport's come beside them, and neither touches the other. */
class OwnSchemaTest {

    @Test
    void migrate_besideAnExistingHistory_leavesItAsItIs() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
            flyway(url, "1").migrate();
            try (Secret admin = Secret.ofUtf8("postgres");
                    Secret runtime = Secret.ofUtf8("runtime")) {
                new DatabaseMigration(url, "postgres", admin).run("keyport_app", runtime);
            }

            assertEquals(1, flyway(url, "2").migrate().migrationsExecuted, "only what the team added");
            flyway(url, "2").validate();
            assertEquals("2", count(postgres, "select count(*) from shop.flyway_schema_history where version is not null"));
            assertEquals("0", count(postgres, "select count(*) from shop.flyway_schema_history h"
                    + " where h.script not in ('V1__orders.sql', 'V2__totals.sql') and h.version is not null"));
            PGSimpleDataSource pool = new PGSimpleDataSource();
            pool.setUrl(url);
            pool.setUser("keyport_app");
            pool.setPassword("runtime");
            StartCheck check = new StartCheck(pool);
            assertEquals(List.of(), check.schemaProblems());
            assertEquals(List.of(), check.isolationProblems());
        }
    }

    private static Flyway flyway(String url, String target) {
        return Flyway.configure()
                .dataSource(url, "postgres", "postgres")
                .schemas("shop")
                .target(target)
                .load();
    }

    private static String count(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
