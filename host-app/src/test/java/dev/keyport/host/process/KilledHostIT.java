package dev.keyport.host.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.database.TenantDatabase;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** {@code kill -9} of the host while keys are being stored: what was acknowledged is there, and whole. */
class KilledHostIT {

    private static final int TENANTS = 4;
    private static final int KILLS = 2;
    private static final String POINTED_TO = """
            select c.tenant_id, c.credential_version, c.credential_hint,
                   (select count(*) from keyport.event e where e.tenant_id = c.tenant_id and e.connection_id = c.id
                       and e.type = 'integration.key_set'
                       and (e.meta ->> 'secretVersion')::int = c.credential_version) as events
            from keyport.connection c where c.tenant_id like 'killed%' order by 1
            """;

    @Test
    void kill_whileKeysAreStored_losesNoneThatWasAcknowledged() throws Exception {
        Random random = new Random(20_260_221);
        List<KeyWriter> writers = IntStream.range(0, TENANTS)
                .mapToObj(number -> new KeyWriter("killed" + number))
                .toList();
        try (HostProcess first = HostProcess.development(HostFolder.shared())) {
            writeUntilKilled(first, first.awaitListening(), writers, random);
        }
        for (int kill = 1; kill <= KILLS; kill++) {
            try (HostProcess host = HostProcess.development(HostFolder.shared())) {
                long start = System.nanoTime();
                HostApi api = host.awaitListening();
                HostApi.require(200, api.get("/health/ready", ""));
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
                assertNothingIsLost(api, writers);
                if (kill < KILLS) {
                    writeUntilKilled(host, api, writers, random);
                } else {
                    host.stop();
                }
            }
        }
    }

    private static void writeUntilKilled(HostProcess host, HostApi api, List<KeyWriter> writers, Random random)
            throws Exception {
        int before = acknowledged(writers);
        List<Thread> threads = new ArrayList<>();
        for (KeyWriter writer : writers) {
            writer.prepare(api);
            threads.add(new Thread(writer, writer.tenant()));
        }
        threads.forEach(Thread::start);
        int enough = before + 30 + random.nextInt(100);
        Wait deadline = Wait.atMost(Duration.ofSeconds(30));
        while (acknowledged(writers) < enough) {
            deadline.pause("only " + acknowledged(writers) + " keys were stored");
        }
        host.kill();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static int acknowledged(List<KeyWriter> writers) {
        return writers.stream().mapToInt(KeyWriter::count).sum();
    }

    private static void assertNothingIsLost(HostApi api, List<KeyWriter> writers) throws Exception {
        for (KeyWriter writer : writers) {
            String listed =
                    api.get("/api/integrations", api.ownerOf(writer.tenant())).body();
            assertThat(writer.possible())
                    .anySatisfy(key -> assertThat(listed).contains("\"keySuffix\":\"••••" + suffix(key) + "\""));
        }
        SecretStore store = store();
        try (Connection superuser = HostFolder.superuser();
                Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(POINTED_TO)) {
            for (KeyWriter writer : writers) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString("tenant_id")).isEqualTo(writer.tenant());
                assertThat(rows.getInt("events")).as("events of the change").isEqualTo(1);
                String opened = open(store, writer.tenant(), rows.getInt("credential_version"));
                assertThat(writer.possible()).contains(opened);
                assertThat(rows.getString("credential_hint")).isEqualTo(suffix(opened));
            }
        }
        assertEverySecretOpens(store);
    }

    private static void assertEverySecretOpens(SecretStore store) throws IOException, SQLException {
        try (Connection superuser = HostFolder.superuser();
                Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select tenant_id, version from keyport.secret where tenant_id like 'killed%'")) {
            while (rows.next()) {
                assertThat(open(store, rows.getString(1), rows.getInt(2))).startsWith(KeyWriter.PREFIX);
            }
        }
    }

    /** The same store that the host uses, with the keys of the data folder. */
    private static SecretStore store() throws IOException {
        PGSimpleDataSource runtime = new PGSimpleDataSource();
        runtime.setUrl(HostFolder.jdbcUrl());
        runtime.setUser("keyport_app");
        runtime.setPassword(HostFolder.key("database-runtime-password"));
        return AesGcmSecretStore.open(
                new TenantDatabase(runtime), KeyRing.ofSingleKey(HostFolder.key("integration-encryption-key")));
    }

    private static String open(SecretStore store, String tenant, int version) {
        SecretName name = SecretName.of(IntegrationDomain.ACCOUNTING, new ProviderSlug("noop"), CredentialKind.API_KEY);
        try (Secret secret = store.retrieve(Caller.system(new TenantId(tenant)), name, new SecretVersion(version))) {
            return secret.use(KilledHostIT::apiKey);
        }
    }

    /** After version, kind and field, two bytes of length, and the key itself. */
    private static String apiKey(byte[] payload) {
        assertThat(payload).startsWith(1, 1, 1);
        assertThat(Byte.toUnsignedInt(payload[3]) * 256 + Byte.toUnsignedInt(payload[4]))
                .isEqualTo(payload.length - 5);
        return new String(payload, 5, payload.length - 5, StandardCharsets.UTF_8);
    }

    private static String suffix(String key) {
        return key.substring(key.length() - 4);
    }
}
