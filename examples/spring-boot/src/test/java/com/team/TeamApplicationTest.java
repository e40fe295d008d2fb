package com.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.team.orders.Notes;
import com.team.orders.Reminders;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.keyport.archunit.HexagonRules;
import dev.keyport.database.DatabaseMigration;
import dev.keyport.port.ActorId;
import dev.keyport.port.Caller;
import dev.keyport.port.Outcome;
import dev.keyport.port.Role;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.notification.NotificationMessage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class TeamApplicationTest {

    @Test
    void remind_withSpringsDataSourceAndTransactions_simulatesAndNotes() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                ConfigurableApplicationContext context = application(postgres)) {
            Reminders reminders = context.getBean(Reminders.class);
            Caller caller = new Caller(new TenantId("acme"), new ActorId("alice"), Role.OWNER);

            assertEquals(Outcome.SIMULATED, reminders.remind(caller, message("Hello")));
            assertThrows(IllegalArgumentException.class, () -> reminders.remind(caller, message(" ")));
            assertEquals(1, context.getBean(Notes.class).count(), "the second was rolled back");
        }
    }

    @Test
    void rules_areKept() {
        HexagonRules.forBasePackage("com.team").check(new ClassFileImporter().importPackages("com.team"));
    }

    private static NotificationMessage message(String body) {
        return new NotificationMessage("ada@example.org", null, body, List.of());
    }

    private static ConfigurableApplicationContext application(EmbeddedPostgres postgres) throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
        try (Secret admin = Secret.ofUtf8("postgres");
                Secret runtime = Secret.ofUtf8("runtime");
                Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            new DatabaseMigration(url, "postgres", admin).run("keyport_app", runtime);
            statement.execute("create schema shop");
            statement.execute("create table shop.note (text text not null)");
            statement.execute("grant usage on schema shop to keyport_app");
            statement.execute("grant select, insert on shop.note to keyport_app");
        }
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new SpringApplicationBuilder(TeamApplication.class)
                .properties(
                        "spring.datasource.url=" + url,
                        "spring.datasource.username=keyport_app",
                        "spring.datasource.password=runtime",
                        "spring.main.banner-mode=off",
                        "logging.level.root=warn",
                        "team.encryption-key=" + Base64.getEncoder().encodeToString(key))
                .run();
    }
}
