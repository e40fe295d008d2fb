package dev.keyport.host.process;

import static dev.keyport.host.process.Refusal.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.host.development.DataFolder;
import dev.keyport.host.development.EmbeddedS3Server;
import dev.keyport.port.Secret;
import dev.keyport.testing.TestDatabase;
import dev.keyport.testing.TestPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Settings that only a server can tell to be wrong. */
@Tag("slow")
class BadServersIT {

    private static final String URL = "KEYPORT_DATABASE_URL";
    private static final String USER = "KEYPORT_DATABASE_USER";
    private static final String PASSWORD = "KEYPORT_DATABASE_PASSWORD";
    private static final String ADMIN = "KEYPORT_DATABASE_ADMIN_USER";
    private static final String ADMIN_PASSWORD = "KEYPORT_DATABASE_ADMIN_PASSWORD";

    private static final String KEY = "INTEGRATION_ENCRYPTION_KEY";
    private static final String ANOTHER_KEY = "uRkRoKhHnGvZNQOQPNNXr4cZ9n2DQq1nW1lT2xVv0Zk=";

    @TempDir
    static Path folder;

    private static ProductionSettings good;
    private static Blackhole blackhole;
    private static DataFolder data;
    private static EmbeddedS3Server s3;

    @BeforeAll
    static void startServers() throws Exception {
        good = migrated();
        blackhole = Blackhole.open();
        data = DataFolder.open(folder.resolve("s3"));
        s3 = EmbeddedS3Server.start(data);
    }

    @AfterAll
    static void stopServers() throws Exception {
        blackhole.close();
        s3.close();
        data.close();
    }

    @TestFactory
    Stream<DynamicTest> serve_wrongDatabase_isRefused() throws Exception {
        TestDatabase empty = TestPostgres.shared().newDatabase();
        return Refusal.tests(
                folder,
                List.of(
                        wrong("never answers", good.serve(), URL, blackhole.jdbcUrl()),
                        wrong("is not there", good.serve(), URL, "jdbc:postgresql://127.0.0.1:1/keyport"),
                        wrong("is unknown", good.serve(), URL, good.database().jdbcUrl() + "_unknown"),
                        wrong("is not migrated", good.serve(), URL, empty.jdbcUrl()),
                        wrong(
                                "in simple mode",
                                good.serve(),
                                URL,
                                good.database().jdbcUrl() + "?preferQueryMode=simple"),
                        Refusal.of("superuser as runtime user", good.serve(), "superuser")
                                .with(USER, good.database().adminUser())
                                .with(PASSWORD, good.database().adminPassword())));
    }

    @Test
    void serve_dataFolderLostItsKey_isRefusedAndMakesNoOther() throws Exception {
        Path lost = folder.resolve("lost");
        try (DataFolder made = DataFolder.open(lost)) {
            made.secret("database-runtime-password", () -> Secret.ofUtf8("made-before"))
                    .close();
        }

        Refusal.of("a lost key", Map.of("KEYPORT_DATA", lost.toString(), "KEYPORT_PORT", "0"), KEY)
                .test(folder);

        try (DataFolder after = DataFolder.open(lost)) {
            assertThat(after.hasSecret("integration-encryption-key")).isFalse();
        }
    }

    @TestFactory
    Stream<DynamicTest> migrate_wrongDatabase_isRefused() throws Exception {
        TestDatabase changed = migrated().database();
        changed.execute("update keyport.schema_history set checksum = 1 where version is not null");
        TestDatabase weak = TestPostgres.shared().newDatabase();
        String admin = "no_admin_" + ProcessHandle.current().pid();
        weak.execute("create role " + admin + " login nosuperuser password 'admin-password'");
        List<Refusal> refusals = new ArrayList<>();
        refusals.add(wrong("never answers", good.migrate(), URL, blackhole.jdbcUrl()));
        refusals.add(wrong("is unknown", good.migrate(), URL, good.database().jdbcUrl() + "_unknown"));
        refusals.add(wrong("was migrated by others", good.migrate(), URL, changed.jdbcUrl()));
        refusals.add(wrong("may not", good.migrate(), ADMIN, admin)
                .with(URL, weak.jdbcUrl())
                .with(ADMIN_PASSWORD, "admin-password"));
        return Refusal.tests(
                folder,
                refusals.stream().map(refusal -> refusal.running("migrate")).toList());
    }

    /** The test server asks nobody for a password; the one of the development mode does. */
    @Test
    void wrongPassword_isRefused() throws Exception {
        try (HostProcess host = HostProcess.development(HostFolder.shared())) {
            host.awaitListening();
            wrong("is wrong", good.serve(), PASSWORD, "a-wrong-password")
                    .with(URL, HostFolder.jdbcUrl())
                    .test(folder);
            wrong("is wrong", good.migrate(), ADMIN_PASSWORD, "a-wrong-password")
                    .with(URL, HostFolder.jdbcUrl())
                    .running("migrate")
                    .test(folder);
            host.stop();
        }
        wrong("is another one than before", Map.of("KEYPORT_PORT", "0"), KEY, ANOTHER_KEY)
                .test(HostFolder.shared());
    }

    @TestFactory
    Stream<DynamicTest> serve_isolationBroken_isRefusedAndNamesTheTable() throws Exception {
        ProductionSettings broken = migrated();
        broken.database().execute("alter table keyport.connection no force row level security");
        return Refusal.tests(folder, List.of(Refusal.of("no FORCE", broken.serve(), "keyport.connection")));
    }

    @TestFactory
    Stream<DynamicTest> serve_userThatMayNotUseTheSchema_isNamed() throws Exception {
        ProductionSettings revoked = migrated();
        revoked.database().execute("revoke usage on schema keyport from keyport_app");
        return Refusal.tests(folder, List.of(Refusal.of("no USAGE", revoked.serve(), USER)));
    }

    @TestFactory
    Stream<DynamicTest> serve_anotherKeyThanBefore_isRefused() throws Exception {
        try (HostProcess host = HostProcess.start(folder, good.serve())) {
            host.awaitListening();
            host.stop();
        }
        return Refusal.tests(folder, List.of(wrong("is another one than before", good.serve(), KEY, ANOTHER_KEY)));
    }

    @TestFactory
    Stream<DynamicTest> serve_wrongStorage_isRefused() {
        Map<String, String> storage;
        try (Secret secretKey = s3.secretKey()) {
            storage = good.with(Map.of(
                    "KEYPORT_S3_ENDPOINT", s3.endpoint().toString(),
                    "KEYPORT_S3_BUCKET", s3.bucket(),
                    "KEYPORT_S3_ACCESS_KEY", s3.accessKey(),
                    "KEYPORT_S3_SECRET_KEY", secretKey.revealUtf8()));
        }
        return Refusal.tests(
                folder,
                List.of(
                        wrong("is absent", storage, "KEYPORT_S3_BUCKET", "absent-bucket"),
                        wrong("is malformed", storage, "KEYPORT_S3_BUCKET", "Not_A_Bucket"),
                        wrong("is malformed", storage, "KEYPORT_S3_REGION", "not a region"),
                        wrong("is malformed", storage, "KEYPORT_S3_ENDPOINT", "http://127.0.0.1/with/a/path"),
                        wrong("is no URL", storage, "KEYPORT_S3_ENDPOINT", "not a url"),
                        wrong("is wrong", storage, "KEYPORT_S3_SECRET_KEY", "a-wrong-secret-key"),
                        Refusal.of("unknown access key", storage, "KEYPORT_S3_SECRET_KEY")
                                .with("KEYPORT_S3_ACCESS_KEY", "ANUNKNOWNACCESSKEY")));
    }

    private static ProductionSettings migrated() throws Exception {
        ProductionSettings settings =
                ProductionSettings.of(TestPostgres.shared().newDatabase());
        HostProcess.Exit exit = settings.runMigrate(folder);
        assertThat(exit.code()).as(exit.err()).isZero();
        return settings;
    }
}
