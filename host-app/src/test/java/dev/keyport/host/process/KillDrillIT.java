package dev.keyport.host.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.keyport.database.TenantDatabase;
import dev.keyport.host.development.UnpackedPostgres;
import dev.keyport.port.Caller;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.secrets.SecretVersion;
import dev.keyport.secrets.aesgcm.AesGcmSecretStore;
import dev.keyport.secrets.aesgcm.KeyRing;
import dev.keyport.testing.Drill;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drill 1: {@code kill -9} of the host, and of a rotation of keys beside it, while tenants change their connections. */
@Tag("drill")
class KillDrillIT {

    private static final int KILLS = Drill.size(2, 200);
    private static final int BALLAST = Drill.size(300, 3_000);
    private static final SecretName KEY =
            SecretName.of(IntegrationDomain.ACCOUNTING, new ProviderSlug("noop"), CredentialKind.API_KEY);
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    static Path temporary;

    private final Random random = new Random(20_260_224);
    private final List<ChangingTenant> tenants =
            IntStream.range(0, 6).mapToObj(ChangingTenant::new).toList();
    private final List<Duration> starts = new ArrayList<>();
    private DrillFolder folder;
    private int rotationsKilled;

    @Test
    void kill_whileTenantsChangeTheirConnections_losesNothingThatWasAcknowledged() throws Exception {
        folder = new DrillFolder(temporary.toRealPath());
        UnpackedPostgres.lendTo(temporary.resolve(".keyport"));
        HostProcess host = start(0);
        try {
            storeBallast();
            for (int kill = 0; kill < KILLS; kill++) {
                killUnderLoad(host, kill);
                host = start(kill + 1);
                compare();
                if (kill % 50 == 49) {
                    print(kill + 1);
                }
            }
            int active = active(KILLS);
            assertThat(rotate(active).awaitExit(LIMIT))
                    .satisfies(exit -> assertThat(exit.code()).as(exit.err()).isZero());
            assertThat(sealedWith(3 - active)).isZero();
            assertBallastOpens(folder.onlyKey(active));
            host.stop();
        } finally {
            host.close();
        }
        print(KILLS);
    }

    /** A rotation runs in two of three rounds; each goes the other way than the one before. */
    private static int active(int round) {
        return round == 0 ? 1 : 1 + (round - round / 3) % 2;
    }

    private HostProcess start(int round) throws Exception {
        Map<String, String> settings = round == 0 ? DrillFolder.OWN_KEY : folder.bothKeys(active(round));
        long start = System.nanoTime();
        HostProcess host = HostProcess.start(folder.path(), settings);
        HostApi api = host.awaitListening();
        HostApi.require(200, api.get("/health/ready", ""));
        starts.add(Duration.ofNanos(System.nanoTime() - start));
        for (ChangingTenant tenant : tenants) {
            tenant.prepare(api);
        }
        return host;
    }

    private HostProcess rotate(int active) throws Exception {
        return HostProcess.start(folder.path(), folder.bothKeys(active), "keys", "rotate");
    }

    private void killUnderLoad(HostProcess host, int round) throws Exception {
        List<Thread> threads = tenants.stream()
                .map(tenant -> new Thread(tenant, tenant.tenant()))
                .toList();
        int enough = acknowledged() + 10 + random.nextInt(60);
        threads.forEach(Thread::start);
        if (round % 3 == 0) {
            awaitChanges(enough);
            host.kill();
        } else {
            killWithRotation(host, active(round), enough);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void killWithRotation(HostProcess host, int active, int enough) throws Exception {
        try (HostProcess rotation = rotate(active)) {
            awaitChanges(enough);
            long left = (long) (random.nextDouble() * sealedWith(3 - active));
            Wait deadline = Wait.atMost(LIMIT);
            while (rotation.isAlive() && sealedWith(3 - active) > left) {
                deadline.pause("the rotation does not come so far");
            }
            boolean hostFirst = random.nextBoolean();
            if (hostFirst) {
                host.kill();
            }
            rotationsKilled += rotation.isAlive() ? 1 : 0;
            rotation.kill();
            host.kill();
        }
    }

    private void awaitChanges(int enough) {
        Wait deadline = Wait.atMost(LIMIT);
        while (acknowledged() < enough) {
            deadline.pause("only " + acknowledged() + " changes were acknowledged");
        }
        LockSupport.parkNanos(random.nextInt(5_000_000));
    }

    private int acknowledged() {
        return tenants.stream().mapToInt(ChangingTenant::acknowledged).sum();
    }

    private long sealedWith(int key) throws Exception {
        try (Connection superuser = folder.superuser()) {
            return Long.parseLong(
                    DrillFolder.query(superuser, "select count(*) from keyport.secret where kek_id = " + key)
                            .get(0));
        }
    }

    private void compare() throws Exception {
        try (Connection superuser = folder.superuser();
                HikariDataSource runtime = folder.runtime()) {
            SecretStore store = AesGcmSecretStore.open(new TenantDatabase(runtime), folder.ring());
            for (ChangingTenant tenant : tenants) {
                tenant.compare(stored(superuser, store, tenant.tenant()));
            }
        }
    }

    private static ChangingTenant.Stored stored(Connection superuser, SecretStore store, String tenant)
            throws SQLException {
        List<String> events = DrillFolder.query(
                superuser, "select type from keyport.event where tenant_id = '" + tenant + "' order by at");
        List<String> connection = DrillFolder.query(
                superuser,
                "select config ->> 'note', enabled, credential_version from keyport.connection where tenant_id = '"
                        + tenant + "'");
        Map<Integer, String> keys = new HashMap<>();
        for (String version : DrillFolder.query(
                superuser,
                "select version from keyport.secret where tenant_id = '" + tenant + "' and name = '" + KEY + "'")) {
            try (Secret secret = store.retrieve(
                    Caller.system(new TenantId(tenant)), KEY, new SecretVersion(Integer.parseInt(version)))) {
                keys.put(Integer.valueOf(version), secret.use(KillDrillIT::apiKey));
            }
        }
        return new ChangingTenant.Stored(events, String.join("", connection), keys);
    }

    /** After version, kind, field and two bytes of length. */
    private static String apiKey(byte[] payload) {
        return new String(payload, 5, payload.length - 5, StandardCharsets.UTF_8);
    }

    private void storeBallast() throws Exception {
        try (HikariDataSource runtime = folder.runtime()) {
            SecretStore store = AesGcmSecretStore.open(new TenantDatabase(runtime), folder.onlyKey(1));
            for (int i = 0; i < BALLAST; i++) {
                try (Secret value = Secret.ofUtf8("ballast " + i)) {
                    store.store(ballastOwner(i), ballastName(i), value);
                }
            }
        }
    }

    private void assertBallastOpens(KeyRing ring) throws Exception {
        try (HikariDataSource runtime = folder.runtime()) {
            SecretStore store = AesGcmSecretStore.open(new TenantDatabase(runtime), ring);
            for (int i = 0; i < BALLAST; i++) {
                try (Secret value = store.retrieve(ballastOwner(i), ballastName(i))) {
                    assertThat(value.revealUtf8()).isEqualTo("ballast " + i);
                }
            }
        }
    }

    private static Caller ballastOwner(int i) {
        return Caller.system(new TenantId("ballast" + i % 20));
    }

    private static SecretName ballastName(int i) {
        return new SecretName("ballast:" + i);
    }

    private void print(int kills) {
        List<Duration> sorted = starts.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "drill 1: %d hosts and %d rotations killed, %,d changes acknowledged, ready after %d ms (median), %d ms (longest)%n",
                kills,
                rotationsKilled,
                acknowledged(),
                sorted.get(sorted.size() / 2).toMillis(),
                sorted.get(sorted.size() - 1).toMillis());
    }
}
