package dev.keyport.secrets.aesgcm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.database.IsolationCheck;
import dev.keyport.port.ActorId;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretVersion;
import dev.keyport.testing.TestDatabase;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SwapVerificationTest {

    private static final KeyRing RING = KeyRing.of(1, Map.of(1L, TestKeys.bytes(1), 2L, TestKeys.bytes(2)));

    private final TestDatabase postgres = SecretDatabase.create();

    @Test
    void run_emptyDatabase_triesItsOwnProbes() {
        IsolationCheck check = verification().run();

        assertThat(check.passed()).isTrue();
        assertThat(check.attempted()).isEqualTo(2 * 10).isEqualTo(check.refused());
    }

    @Test
    void run_storedSecrets_areTriedTooAndStayAsTheyAre() {
        AesGcmSecretStore store = AesGcmSecretStore.open(SecretDatabase.door(postgres), RING);
        put(store, "acme");
        put(store, "globex");

        IsolationCheck check = verification().run();

        assertThat(check.findings()).isEmpty();
        assertThat(check.attempted()).isEqualTo(6 * 10).isEqualTo(check.refused());
    }

    @Test
    void run_formatThatIgnoresItsContext_namesWhatOpened() {
        Kps1 format = new Kps1(new LocalWrapping(RING), CryptoProvider.JDK, new SecureRandom());
        SealContext probeA = new SealContext(
                new TenantId("isolation-probe-a"), new SecretName("keyport:isolation:probe"), new SecretVersion(1));

        IsolationCheck check = new SwapVerification(
                        SecretDatabase.door(postgres), RING, (context, blob) -> format.open(probeA, blob))
                .run();

        assertThat(check.passed()).isFalse();
        assertThat(check.findings())
                .contains(
                        "tenant isolation-probe-a, secret keyport:isolation:probe, version 1 opened for another tenant")
                .allSatisfy(finding -> assertThat(finding).doesNotContain("nothing to hide"));
    }

    @Test
    void run_damagedSecret_isAFinding() {
        put(AesGcmSecretStore.open(SecretDatabase.door(postgres), RING), "acme");
        postgres.execute("update keyport.secret set blob = set_byte(blob, 120, get_byte(blob, 120) # 1)"
                + " where name = 'accounting:xero:api_key'");

        assertThat(verification().run().findings())
                .singleElement()
                .asString()
                .contains("tenant acme", "does not open where it belongs");
    }

    private SwapVerification verification() {
        return new SwapVerification(SecretDatabase.door(postgres), RING, CryptoProvider.JDK);
    }

    private static void put(AesGcmSecretStore store, String tenant) {
        Caller owner = new Caller(new TenantId(tenant), new ActorId("alice"), Role.OWNER);
        try (Secret secret = Secret.ofUtf8("sk-of-" + tenant)) {
            store.store(owner, new SecretName("accounting:xero:api_key"), secret);
        }
    }
}
