package dev.keyport.secrets.aesgcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.ActorId;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretUnreadableException;
import dev.keyport.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AesGcmSecretStoreTest {

    private static final Caller ACME = new Caller(new TenantId("acme"), new ActorId("alice"), Role.OWNER);
    private static final Caller GLOBEX = new Caller(new TenantId("globex"), new ActorId("bob"), Role.OWNER);
    private static final SecretName NAME = new SecretName("accounting:xero:api_key");

    private final TestDatabase postgres = SecretDatabase.create();
    private final AesGcmSecretStore store = AesGcmSecretStore.open(SecretDatabase.door(postgres), TestKeys.ring(1));

    @Test
    void store_secret_leavesOnlySealedBytesThatAnIndependentReaderOpens() throws SQLException {
        put(ACME, "sk-live-0123456789");

        byte[] blob = blob("acme");
        assertThat(blob).hasSize(126 + "sk-live-0123456789".length());
        assertThat(new String(blob, StandardCharsets.ISO_8859_1)).doesNotContain("sk-live");
        assertThat(IndependentReader.open(TestKeys.bytes(1), "acme", NAME.value(), 1, blob))
                .isEqualTo("sk-live-0123456789".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void retrieve_blobMovedFromAnotherTenant_doesNotOpen() {
        put(ACME, "sk-of-acme");
        put(GLOBEX, "sk-of-globex");
        postgres.execute("update keyport.secret set blob = (select blob from keyport.secret where tenant_id = 'acme'"
                + " and name = '" + NAME + "') where tenant_id = 'globex' and name = '" + NAME + "'");

        assertThatThrownBy(() -> store.retrieve(GLOBEX, NAME))
                .isInstanceOf(SecretUnreadableException.class)
                .hasMessageNotContaining("sk-");
    }

    @Test
    void insert_pastedKeyInTheClear_isRefusedByTheTable() {
        assertThatThrownBy(
                        () -> postgres.execute("insert into keyport.secret (tenant_id, name, version, blob, created_by)"
                                + " values ('acme', 'x', 1, convert_to(repeat('sk-live-', 20), 'UTF8'), 'x')"))
                .hasStackTraceContaining("blob_is_sealed");
    }

    @Test
    void store_damagedFingerprintKey_makesANewOneAndStores() {
        put(ACME, "sk-1");
        postgres.execute("update keyport.secret set blob = set_byte(blob, 60, get_byte(blob, 60) # 1)"
                + " where name = 'keyport:fingerprint:key'");

        put(ACME, "sk-2");

        try (Secret secret = store.retrieve(ACME, NAME)) {
            assertThat(secret.revealUtf8()).isEqualTo("sk-2");
        }
    }

    @Test
    void open_sameKeyAgain_readsWhatWasStored() {
        put(ACME, "sk-1");

        AesGcmSecretStore again = AesGcmSecretStore.open(SecretDatabase.door(postgres), TestKeys.ring(1));

        try (Secret secret = again.retrieve(ACME, NAME)) {
            assertThat(secret.revealUtf8()).isEqualTo("sk-1");
        }
    }

    @Test
    void open_otherKeyUnderTheSameId_isRefused() {
        assertThatThrownBy(() -> AesGcmSecretStore.open(SecretDatabase.door(postgres), TestKeys.ring(2)))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining("id 1")
                .hasMessageNotContaining(TestKeys.base64(2));
    }

    @Test
    void open_ringWithoutAKeyThatSealed_isRefusedAndNamesTheId() {
        put(ACME, "sk-1");
        KeyRing onlyTheSecond = KeyRing.of(2, Map.of(2L, TestKeys.bytes(2)));

        assertThatThrownBy(() -> AesGcmSecretStore.open(SecretDatabase.door(postgres), onlyTheSecond))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining("id 1");
    }

    @Test
    void open_ringWithANewActiveKey_opensOldSecretsAndSealsWithTheNewKey() throws SQLException {
        put(ACME, "sk-old");
        KeyRing both = KeyRing.of(2, Map.of(1L, TestKeys.bytes(1), 2L, TestKeys.bytes(2)));

        AesGcmSecretStore rotated = AesGcmSecretStore.open(SecretDatabase.door(postgres), both);

        try (Secret old = rotated.retrieve(ACME, NAME);
                Secret fresh = Secret.ofUtf8("sk-new")) {
            assertThat(old.revealUtf8()).isEqualTo("sk-old");
            rotated.store(GLOBEX, NAME, fresh);
        }
        assertThat(HexFormat.of().formatHex(blob("globex"), 0, 6)).isEqualTo("fe0100000002");
    }

    private void put(Caller caller, String value) {
        try (Secret secret = Secret.ofUtf8(value)) {
            store.store(caller, NAME, secret);
        }
    }

    private byte[] blob(String tenant) throws SQLException {
        try (Connection connection = postgres.adminConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select blob from keyport.secret where tenant_id = '" + tenant
                        + "' and name = '" + NAME + "'")) {
            rows.next();
            return rows.getBytes(1);
        }
    }
}
