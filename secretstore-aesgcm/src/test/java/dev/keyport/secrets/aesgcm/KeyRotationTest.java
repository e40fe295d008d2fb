package dev.keyport.secrets.aesgcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.ActorId;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.secrets.StoredSecret;
import dev.keyport.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyRotationTest {

    private static final KeyRing OLD = TestKeys.ring(1);
    private static final KeyRing BOTH = KeyRing.of(2, Map.of(1L, TestKeys.bytes(1), 2L, TestKeys.bytes(2)));
    private static final KeyRing NEW = KeyRing.of(2, Map.of(2L, TestKeys.bytes(2)));
    private static final SecretName NAME = new SecretName("accounting:xero:api_key");

    private final TestDatabase postgres = SecretDatabase.create();
    private final HikariDataSource pool = SecretDatabase.pool(postgres);
    private final TenantDatabase door = new TenantDatabase(pool);
    private final SecretStore before = AesGcmSecretStore.open(door, OLD);

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void run_secretsOfSeveralTenants_openWithTheNewKeyAlone() {
        for (int tenant = 0; tenant < 7; tenant++) {
            for (int version = 0; version <= tenant; version++) {
                put(before, owner("tenant" + tenant), "sk-" + tenant + "-" + version);
            }
        }
        List<Long> progress = new ArrayList<>();

        RotationReport report = rotation(BOTH).run((done, total) -> {
            assertThat(total).isEqualTo(28 + 7);
            progress.add(done);
        });

        assertThat(report.complete()).isTrue();
        assertThat(report.moved()).isEqualTo(28 + 7);
        assertThat(report.unreadable()).isEmpty();
        assertThat(progress).isSorted().last().isEqualTo(28L + 7);
        SecretStore after = AesGcmSecretStore.open(door, NEW);
        for (int tenant = 0; tenant < 7; tenant++) {
            assertThat(read(after, owner("tenant" + tenant))).isEqualTo("sk-" + tenant + "-" + tenant);
        }
    }

    @Test
    void run_moreSecretsOfOneTenantThanOnePage_movesThemAll() {
        Caller acme = owner("acme");
        for (int i = 0; i < 450; i++) {
            try (Secret secret = Secret.ofUtf8("sk-" + i)) {
                before.store(acme, new SecretName("ai:p" + i + ":api_key"), secret);
            }
        }

        assertThat(rotation(BOTH).run(RotationProgress.NONE).moved()).isEqualTo(451);
    }

    @Test
    void run_again_movesNothing() {
        put(before, owner("acme"), "sk-1");
        rotation(BOTH).run(RotationProgress.NONE);

        RotationReport again = rotation(BOTH).run(RotationProgress.NONE);

        assertThat(again.moved()).isZero();
        assertThat(again.complete()).isTrue();
    }

    @Test
    void run_damagedSecret_isReportedAndLeftAloneAndTheOthersMove() {
        put(before, owner("acme"), "sk-1");
        put(before, owner("globex"), "sk-2");
        postgres.execute("update keyport.secret set blob = set_byte(blob, 60, get_byte(blob, 60) # 1)"
                + " where tenant_id = 'acme' and name = '" + NAME + "'");

        RotationReport report = rotation(BOTH).run(RotationProgress.NONE);

        assertThat(report.complete()).isFalse();
        assertThat(report.left()).containsExactly(Map.entry(1L, 1L));
        assertThat(report.unreadable()).singleElement().satisfies(secret -> {
            assertThat(secret.tenant()).isEqualTo(new TenantId("acme"));
            assertThat(secret.name()).isEqualTo(NAME);
        });
        assertThat(read(AesGcmSecretStore.open(door, BOTH), owner("globex"))).isEqualTo("sk-2");
    }

    @Test
    void run_keyThatIsSetMeanwhile_wins() {
        Caller acme = owner("acme");
        put(before, acme, "sk-old");
        SecretStore writer = AesGcmSecretStore.open(door, BOTH);
        AtomicInteger calls = new AtomicInteger();

        RotationReport report = rotation(BOTH).run((done, total) -> {
            if (calls.getAndIncrement() == 0) {
                put(writer, acme, "sk-new");
            }
        });

        assertThat(report.complete()).isTrue();
        assertThat(read(AesGcmSecretStore.open(door, NEW), acme)).isEqualTo("sk-new");
    }

    @Test
    void run_nodeThatStillSealsWithTheOldKey_isCaughtUpWith() {
        put(before, owner("acme"), "sk-1");
        AtomicInteger calls = new AtomicInteger();

        RotationReport report = rotation(BOTH).run((done, total) -> {
            if (calls.getAndIncrement() == 0) {
                put(before, owner("aaa-earlier-in-the-order"), "sk-2");
            }
        });

        assertThat(report.complete()).isTrue();
        assertThat(report.moved()).isEqualTo(4);
    }

    @Test
    void run_sameValueBeforeAndAfter_hasTheSameFingerprint() {
        StoredSecret first = put(before, owner("acme"), "sk-1");
        rotation(BOTH).run(RotationProgress.NONE);

        StoredSecret second = put(AesGcmSecretStore.open(door, NEW), owner("acme"), "sk-1");

        assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
    }

    @Test
    void run_keyOfAnotherSystemThatWasRotatedThere_wrapsEverythingWithItsNewVersion() {
        TestDatabase database = SecretDatabase.create();
        try (HikariDataSource connections = SecretDatabase.pool(database)) {
            TenantDatabase external = new TenantDatabase(connections);
            put(AesGcmSecretStore.open(external, TestKeys.wrapper(1), CryptoProvider.JDK), owner("acme"), "sk-1");

            RotationReport report = KeyRotation.of(external, TestKeys.wrapper(2), CryptoProvider.JDK)
                    .run(RotationProgress.NONE);

            assertThat(report.complete()).isTrue();
            assertThat(report.moved()).isEqualTo(2);
            assertThat(read(AesGcmSecretStore.open(external, TestKeys.wrapper(2), CryptoProvider.JDK), owner("acme")))
                    .isEqualTo("sk-1");
        }
    }

    @Test
    void of_secretsThatAnotherKindOfKeySealed_isRefused() {
        put(before, owner("acme"), "sk-1");

        assertThatThrownBy(() -> KeyRotation.of(door, TestKeys.wrapper(2), CryptoProvider.JDK))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining("key ring");
    }

    @Test
    void inventory_beforeAndAfter_tellsWhichKeysAreNeeded() {
        put(before, owner("acme"), "sk-1");
        assertThat(states(NEW)).containsExactly("1 MISSING 2", "2 ACTIVE 0");
        assertThat(states(BOTH)).containsExactly("1 NEEDED 2", "2 ACTIVE 0");
        assertThat(states(KeyRing.of(1, Map.of(1L, TestKeys.bytes(9))))).containsExactly("1 ANOTHER_KEY 2");

        rotation(BOTH).run(RotationProgress.NONE);

        assertThat(states(BOTH)).containsExactly("1 UNUSED 0", "2 ACTIVE 2");
        assertThat(states(NEW)).containsExactly("1 RETIRED 0", "2 ACTIVE 2");
    }

    private List<String> states(KeyRing ring) {
        return new KeyInventory(door, ring)
                .keys().stream()
                        .map(key -> key.id() + " " + key.state() + " " + key.secrets())
                        .toList();
    }

    private KeyRotation rotation(KeyRing ring) {
        return KeyRotation.of(door, ring, CryptoProvider.JDK);
    }

    private static StoredSecret put(SecretStore store, Caller caller, String value) {
        try (Secret secret = Secret.ofUtf8(value)) {
            return store.store(caller, NAME, secret);
        }
    }

    private static String read(SecretStore store, Caller caller) {
        try (Secret secret = store.retrieve(caller, NAME)) {
            return secret.revealUtf8();
        }
    }

    private static Caller owner(String tenant) {
        return new Caller(new TenantId(tenant), new ActorId("alice"), Role.OWNER);
    }
}
