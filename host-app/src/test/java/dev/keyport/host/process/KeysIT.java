package dev.keyport.host.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.keyport.database.DatabaseMigration;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.secrets.aesgcm.AesGcmSecretStore;
import dev.keyport.secrets.aesgcm.KeyRing;
import dev.keyport.testing.TestDatabase;
import dev.keyport.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code keys} and {@code verify-isolation} of the packaged host, on a database that it did not start. */
@Tag("slow")
class KeysIT {

    private static final String OLD = ProductionSettings.KEY;
    private static final String NEW = "3hBq7mP0vXn2cT9sLkFjWzR4yEaUoI6gD1xQbV8wHtM=";
    private static final String BOTH = "2:" + NEW + ",1:" + OLD;
    private static final SecretName NAME = new SecretName("accounting:xero:api_key");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int TENANTS = 5;

    @TempDir
    Path folder;

    private ProductionSettings settings;

    @BeforeEach
    void storeSecrets() {
        settings = ProductionSettings.of(TestPostgres.shared().newDatabase("keyport_keys", KeysIT::migrate));
        SecretStore store = store(KeyRing.ofSingleKey(OLD));
        for (int tenant = 0; tenant < TENANTS; tenant++) {
            try (Secret secret = Secret.ofUtf8("sk-of-" + tenant)) {
                store.store(Caller.system(new TenantId("tenant" + tenant)), NAME, secret);
            }
        }
    }

    @Test
    void rotate_keysOfTwoAges_movesEverySecretAndTellsWhatIsLeft() throws Exception {
        assertThat(run(Map.of("INTEGRATION_ENCRYPTION_KEYS", "1:" + OLD + ",2:" + NEW), "keys", "verify", "--retired=1")
                        .code())
                .as("key 1 seals everything")
                .isEqualTo(1);

        HostProcess.Exit rotated = run(Map.of("INTEGRATION_ENCRYPTION_KEYS", BOTH), "keys", "rotate");

        assertThat(rotated.code()).as(rotated.err()).isZero();
        assertThat(rotated.out()).contains("Moved to the active key: 10\n", "unused", "active");
        assertThat(rotated.err()).contains("moved 10 of 10 secrets\n").doesNotContain("\r", "\u001b");
        HostProcess.Exit verified =
                run(Map.of("INTEGRATION_ENCRYPTION_KEYS", BOTH), "keys", "verify", "--retired=1", "--json");
        assertThat(verified.code()).as(verified.err()).isZero();
        assertThat(verified.out())
                .contains("{\"id\":1,\"confirmed\":true}", "{\"id\":1,\"state\":\"unused\",\"secrets\":0")
                .contains("{\"id\":2,\"state\":\"active\",\"secrets\":10");
        SecretStore store = store(KeyRing.parse("2:" + NEW));
        for (int tenant = 0; tenant < TENANTS; tenant++) {
            try (Secret secret = store.retrieve(Caller.system(new TenantId("tenant" + tenant)), NAME)) {
                assertThat(secret.revealUtf8()).isEqualTo("sk-of-" + tenant);
            }
        }
        for (HostProcess.Exit exit : List.of(rotated, verified)) {
            assertThat(exit.out() + exit.err()).doesNotContain(OLD, NEW, "sk-of-");
        }
    }

    @Test
    void rotate_damagedSecret_movesTheOthersAndEndsWithOne() throws Exception {
        settings.database()
                .execute("update keyport.secret set blob = set_byte(blob, 60, get_byte(blob, 60) # 1)"
                        + " where tenant_id = 'tenant3' and name = '" + NAME + "'");

        HostProcess.Exit rotated = run(Map.of("INTEGRATION_ENCRYPTION_KEYS", BOTH), "keys", "rotate");

        assertThat(rotated.code()).isEqualTo(1);
        assertThat(rotated.out())
                .contains("Moved to the active key: 9\n", "Left as it is: tenant tenant3, " + NAME + ", version 1");
    }

    @Test
    void rotate_onATerminal_showsABar() throws Exception {
        Path script = Path.of("/usr/bin/script");
        assumeThat(Files.isExecutable(script))
                .as("the program script makes the terminal")
                .isTrue();
        String java = Path.of(System.getProperty("java.home"), "bin", "java") + " -jar "
                + System.getProperty("keyport.host.jar") + " keys rotate";
        Map<String, String> environment = environment(Map.of("INTEGRATION_ENCRYPTION_KEYS", BOTH));
        environment.put("TERM", "xterm");

        try (HostProcess host =
                HostProcess.run(List.of(script.toString(), "-qefc", java, "/dev/null"), folder, environment)) {
            HostProcess.Exit exit = host.awaitExit(LIMIT);
            assertThat(exit.code()).as(exit.out()).isZero();
            assertThat(exit.out()).contains("Rotating", "\r", "10/10").doesNotContain("moved 10 of 10");
        }
    }

    @Test
    void verify_ringThatDoesNotFit_saysWhatIsMissingAndEndsWithOne() throws Exception {
        HostProcess.Exit missing = run(Map.of("INTEGRATION_ENCRYPTION_KEYS", "2:" + NEW), "keys", "verify");
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.out()).containsPattern("1 +10 +[0-9]+ +MISSING");

        HostProcess.Exit another = run(Map.of("INTEGRATION_ENCRYPTION_KEY", NEW), "keys", "verify");
        assertThat(another.code()).isEqualTo(1);
        assertThat(another.out()).containsPattern("1 +10 +[0-9]+ +ANOTHER KEY");

        HostProcess.Exit neverSeen = run(Map.of("INTEGRATION_ENCRYPTION_KEY", OLD), "keys", "verify", "--retired=77");
        assertThat(neverSeen.code()).isEqualTo(1);
        assertThat(neverSeen.out()).contains("Key 77 is not retired: no key with this id was ever seen here.");

        HostProcess.Exit rotate = run(Map.of("INTEGRATION_ENCRYPTION_KEYS", "2:" + NEW), "keys", "rotate");
        assertThat(rotate.code()).isEqualTo(2);
        assertThat(rotate.err())
                .isEqualTo("keyport: INTEGRATION_ENCRYPTION_KEYS: secrets are sealed here with keys that are not in the"
                        + " ring: id 1\n");
    }

    @Test
    void serve_ringWithoutAKeyThatIsNeeded_isRefusedAndNamesTheId() throws Exception {
        HostProcess.Exit exit = run(Map.of("INTEGRATION_ENCRYPTION_KEYS", "2:" + NEW), "serve");

        assertThat(exit.code()).isEqualTo(2);
        assertThat(exit.err()).contains("INTEGRATION_ENCRYPTION_KEYS", "id 1").doesNotContain(NEW);
    }

    @Test
    void verifyIsolation_databaseInOrder_passesAndLeavesNothing() throws Exception {
        HostProcess.Exit table = run(Map.of("INTEGRATION_ENCRYPTION_KEY", OLD), "verify-isolation");
        assertThat(table.code()).as(table.out() + table.err()).isZero();
        assertThat(table.out())
                .contains("ciphertext-swaps", "Tenants are kept apart.\n")
                .doesNotContain("FAILED");

        HostProcess.Exit json = run(Map.of("INTEGRATION_ENCRYPTION_KEY", OLD), "verify-isolation", "--json");
        assertThat(json.code()).as(json.err()).isZero();
        assertThat(json.out())
                .startsWith("{\"passed\":true,\"checks\":[{\"name\":\"")
                .doesNotContain("sk-of-");
    }

    @Test
    void verifyIsolation_withoutKeys_saysThatCiphertextsWereNotTried() throws Exception {
        HostProcess.Exit exit = run(Map.of(), "verify-isolation");

        assertThat(exit.code()).as(exit.out() + exit.err()).isZero();
        assertThat(exit.out()).containsPattern("ciphertext-swaps +0 +0 +not tried");
    }

    @Test
    void verifyIsolation_gateWidened_isAFindingAndEndsWithOne() throws Exception {
        settings.database()
                .execute("alter policy tenant_gate on keyport.tenant_settings using (true) with check (true)");

        HostProcess.Exit table = run(Map.of("INTEGRATION_ENCRYPTION_KEY", OLD), "verify-isolation");
        assertThat(table.code()).isEqualTo(1);
        assertThat(table.out()).contains("FAILED", "keyport.tenant_settings", "TENANTS ARE NOT KEPT APART");
        HostProcess.Exit json = run(Map.of("INTEGRATION_ENCRYPTION_KEY", OLD), "verify-isolation", "--json");
        assertThat(json.code()).isEqualTo(1);
        assertThat(json.out()).startsWith("{\"passed\":false,");
    }

    private static void migrate(TestDatabase database) {
        try (Secret admin = Secret.ofUtf8(database.adminPassword());
                Secret runtime = Secret.ofUtf8(ProductionSettings.RUNTIME_PASSWORD)) {
            new DatabaseMigration(database.jdbcUrl(), database.adminUser(), admin).run("keyport_app", runtime);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private HostProcess.Exit run(Map<String, String> keys, String... command) throws Exception {
        try (HostProcess host = HostProcess.start(folder, environment(keys), command)) {
            return host.awaitExit(LIMIT);
        }
    }

    private Map<String, String> environment(Map<String, String> keys) {
        Map<String, String> environment = new HashMap<>(settings.serve());
        environment.remove("INTEGRATION_ENCRYPTION_KEY");
        environment.putAll(keys);
        return environment;
    }

    private SecretStore store(KeyRing ring) {
        return AesGcmSecretStore.open(
                new TenantDatabase(settings.database().dataSource("keyport_app", ProductionSettings.RUNTIME_PASSWORD)),
                ring);
    }
}
