package dev.keyport.secrets.aesgcm;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.secrets.aesgcm.DrillSecrets.Place;
import dev.keyport.testing.Drill;
import dev.keyport.testing.TestDatabase;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Drill 2: keys are rotated under traffic, and the rotation is killed again and again. */
@Tag("drill")
class KeyRotationDrillTest {

    private static final int KILLED = 128 + 9;
    private static final KeyRing NEW = KeyRing.of(2, Map.of(2L, TestKeys.bytes(2)));

    private final DrillSecrets secrets =
            new DrillSecrets(Drill.size(2, 5), Drill.size(250, 2_000), Drill.size(200, 18_000));
    private final TestDatabase postgres = SecretDatabase.create();
    private final HikariDataSource pool = SecretDatabase.pool(postgres);
    private final TenantDatabase door = new TenantDatabase(pool);

    @BeforeEach
    void load() throws SQLException {
        AesGcmSecretStore.open(door, TestKeys.ring(1));
        secrets.load(postgres, TestKeys.ring(1));
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void rotation_killedUnderTraffic_losesNothingAndTakesNoNewKeyBack() throws Exception {
        int kills = Drill.size(2, 20);
        int replacements = Drill.size(30, 1_000);
        Random random = new Random(20_260_222);
        DrillTraffic traffic = new DrillTraffic(secrets, postgres, door);
        try (traffic) {
            for (int kill = 0; kill < kills; kill++) {
                int moved = random.nextInt(3 * secrets.size() / 2 / (kills + 1));
                try (DrillRotation rotation = DrillRotation.start(postgres, moved + secrets.size() / 10)) {
                    traffic.replace(replacements / (kills + 1));
                    rotation.awaitMoved(moved);
                    assertThat(rotation.kill()).as("kill %s", kill).isEqualTo(KILLED);
                }
            }
            assertThat(underAnotherKey()).isPositive();
            traffic.replace(replacements - replacements / (kills + 1) * kills);
            try (DrillRotation rotation = DrillRotation.start(postgres, Long.MAX_VALUE)) {
                assertThat(rotation.awaitEnd()).isZero();
            }
        }
        assertThat(KeyRotation.of(door, DrillRotation.BOTH, CryptoProvider.JDK)
                        .run(RotationProgress.NONE)
                        .complete())
                .isTrue();

        assertThat(traffic.failures()).isEmpty();
        assertThat(traffic.reads()).isPositive();
        assertThat(traffic.replaced()).hasSize(replacements);
        assertThat(underAnotherKey()).isZero();
        assertEverySecretOpensWithTheNewKeyAlone(traffic.replaced());
        print("%,d secrets, %d kills, %,d reads, %,d replaced", secrets.size(), kills, traffic.reads(), replacements);
    }

    @Test
    void rotation_undisturbed_movesEverySecret() throws SQLException {
        KeyRotation rotation = KeyRotation.of(door, DrillRotation.BOTH, CryptoProvider.JDK);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        long startOfCpu = threads.getCurrentThreadCpuTime();

        RotationReport report = rotation.run(RotationProgress.NONE);

        double seconds = (System.nanoTime() - start) / 1e9;
        double cpu = (threads.getCurrentThreadCpuTime() - startOfCpu) / 1e9;
        assertThat(report.complete()).isTrue();
        assertThat(report.moved()).isEqualTo(secrets.size());
        assertEverySecretOpensWithTheNewKeyAlone(Set.of());
        print(
                "%,d secrets moved in %.1f s by one thread (%.1f s of it computing): %,.0f/s, fsync %s, synchronous_commit %s",
                report.moved(),
                seconds,
                cpu,
                report.moved() / seconds,
                setting("fsync"),
                setting("synchronous_commit"));
    }

    private long underAnotherKey() throws SQLException {
        try (Connection admin = postgres.adminConnection();
                Statement statement = admin.createStatement();
                ResultSet count =
                        statement.executeQuery("select count(*) from keyport.secret where suite <> 1 or kek_id <> 2")) {
            count.next();
            return count.getLong(1);
        }
    }

    /** Each is there once, with the value that was acknowledged last; beside them only the fingerprint keys of who replaced one. */
    private void assertEverySecretOpensWithTheNewKeyAlone(Set<Integer> replaced) throws SQLException {
        byte[] key = TestKeys.bytes(2);
        Set<Integer> found = new HashSet<>();
        Set<String> withFingerprintKey = new HashSet<>();
        try (Connection admin = postgres.adminConnection();
                Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery("select tenant_id, name, version, blob from keyport.secret")) {
            while (rows.next()) {
                Place place = new Place(rows.getString(1), rows.getString(2));
                byte[] opened = IndependentReader.open(
                        key, place.tenant(), place.name(), rows.getInt("version"), rows.getBytes("blob"));
                int index = secrets.index(place);
                if (index < 0) {
                    assertThat(place.name()).isEqualTo("keyport:fingerprint:key");
                    withFingerprintKey.add(place.tenant());
                } else {
                    assertThat(found.add(index)).as("one version of %s", place).isTrue();
                    assertThat(new String(opened, StandardCharsets.UTF_8))
                            .isEqualTo(
                                    replaced.contains(index) ? DrillSecrets.after(index) : DrillSecrets.before(index));
                }
            }
        }
        assertThat(found).hasSize(secrets.size());
        assertThat(withFingerprintKey)
                .isEqualTo(replaced.stream()
                        .map(index -> secrets.place(index).tenant())
                        .collect(Collectors.toSet()));
        assertStoreReads(replaced);
    }

    private void assertStoreReads(Set<Integer> replaced) {
        SecretStore store = AesGcmSecretStore.open(door, NEW);
        for (int index : replaced) {
            Place place = secrets.place(index);
            try (Secret secret =
                    store.retrieve(Caller.system(new TenantId(place.tenant())), new SecretName(place.name()))) {
                assertThat(secret.revealUtf8()).isEqualTo(DrillSecrets.after(index));
            }
        }
    }

    private String setting(String name) throws SQLException {
        try (Connection admin = postgres.adminConnection();
                Statement statement = admin.createStatement();
                ResultSet value = statement.executeQuery("show " + name)) {
            value.next();
            return value.getString(1);
        }
    }

    private static void print(String format, Object... values) {
        System.out.println("drill 2: " + String.format(Locale.ROOT, format, values));
    }
}
