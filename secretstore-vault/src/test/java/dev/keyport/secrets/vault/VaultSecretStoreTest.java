package dev.keyport.secrets.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.ActorId;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretNotFoundException;
import dev.keyport.port.secrets.SecretStoreUnavailableException;
import dev.keyport.port.secrets.SecretUnreadableException;
import dev.keyport.port.secrets.SecretVersion;
import dev.keyport.port.secrets.StoredSecret;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class VaultSecretStoreTest {

    private static final Caller ACME = new Caller(new TenantId("acme"), new ActorId("alice"), Role.OWNER);
    private static final Caller GLOBEX = new Caller(new TenantId("globex"), new ActorId("bob"), Role.OWNER);
    private static final SecretName NAME = new SecretName("accounting:xero:api_key");
    private static final String PATH = "keyport/acme/accounting:xero:api_key";

    private final FakeVault vault = new FakeVault();
    private final VaultSecretStore store = VaultSecretStore.open(vault.config(), vault.clock);

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void store_firstSecret_setsTheLimitOfVersionsBeforeTheValueIsWritten() {
        vault.forgetRequests();

        put(ACME, "sk-1");

        assertThat(vault.requests())
                .containsExactly(
                        "POST /v1/transit/hmac/keyport-fingerprint/sha2-256",
                        "GET /v1/secret/metadata/" + PATH,
                        "POST /v1/secret/metadata/" + PATH,
                        "POST /v1/secret/data/" + PATH);
        assertThat(vault.kv.maxVersions(PATH)).isEqualTo(2000);
    }

    @Test
    void store_limitOfVersionsSetByAnOperator_isRaisedAndNeverLowered() {
        vault.kv.setMaxVersions(PATH, 3);
        put(ACME, "sk-1");
        assertThat(vault.kv.maxVersions(PATH)).isEqualTo(2000);

        vault.kv.setMaxVersions(PATH, 5000);
        put(ACME, "sk-2");
        assertThat(vault.kv.maxVersions(PATH)).isEqualTo(5000);
    }

    @Test
    void store_secretsOfTwoTenants_areAtPathsOfTheirOwn() {
        put(ACME, "sk-of-acme");
        put(GLOBEX, "sk-of-globex");

        assertThat(vault.kv.paths()).containsExactly(PATH, "keyport/globex/accounting:xero:api_key");
    }

    @Test
    void store_beforeVaultWouldDropAVersionInUse_isRefusedUntilItIsDeleted() {
        StoredSecret oldest = put(ACME, "sk-oldest");
        vault.kv.addVersions(PATH, 1899, entry());

        assertThatThrownBy(() -> put(ACME, "sk-next"))
                .isInstanceOf(SecretStoreUnavailableException.class)
                .hasMessageContaining("not deleted yet");
        assertThat(read(ACME, 1)).isEqualTo("sk-oldest");

        store.deleteThrough(ACME, NAME, oldest.version());
        assertThat(put(ACME, "sk-next").version().number()).isEqualTo(1901);
    }

    @Test
    void delete_everyVersion_destroysTheValuesAndKeepsTheNumbers() {
        put(ACME, "sk-1");
        put(ACME, "sk-2");
        vault.forgetRequests();

        store.delete(ACME, NAME);

        assertThat(vault.requests())
                .containsExactly("GET /v1/secret/metadata/" + PATH, "POST /v1/secret/destroy/" + PATH);
        assertThat(vault.kv.storedValues(PATH)).isEmpty();
        assertThat(put(ACME, "sk-3").version()).isEqualTo(new SecretVersion(3));
    }

    @Test
    void delete_nothingStored_asksVaultToDestroyNothing() {
        store.delete(ACME, NAME);
        put(ACME, "sk-1");
        store.delete(ACME, NAME);
        vault.forgetRequests();

        store.delete(ACME, NAME);

        assertThat(vault.requests()).containsExactly("GET /v1/secret/metadata/" + PATH);
    }

    @Test
    void retrieve_newestDestroyedByAnOperator_opensTheNewestThatIsLeft() {
        put(ACME, "sk-1");
        put(ACME, "sk-2");
        put(ACME, "sk-3");
        vault.kv.destroy(PATH, 3);

        try (Secret secret = store.retrieve(ACME, NAME)) {
            assertThat(secret.revealUtf8()).isEqualTo("sk-2");
        }
    }

    @Test
    void exists_everyVersionSoftlyDeletedByAnOperator_isFalseAndDeleteStillDestroysTheValue() {
        put(ACME, "sk-1");
        vault.kv.softDelete(PATH, 1);

        assertThat(store.exists(ACME, NAME)).isFalse();
        assertThatThrownBy(() -> store.retrieve(ACME, NAME)).isInstanceOf(SecretNotFoundException.class);
        assertThat(vault.kv.storedValues(PATH)).hasSize(1);
        store.delete(ACME, NAME);

        assertThat(vault.kv.storedValues(PATH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"api_key\":\"sk-of-an-operator\"}}",
                "{\"data\":{\"format\":2,\"value\":\"c2s=\"}}",
                "{\"data\":{\"format\":\"1\",\"value\":\"c2s=\"}}",
                "{\"data\":{\"format\":1,\"value\":\"not Base64!\"}}",
                "{\"data\":{\"format\":1,\"value\":\"\"}}",
                "{\"data\":{\"format\":1,\"value\":7}}",
                "{\"data\":{\"format\":1}}",
                "{\"data\":{}}"
            })
    void retrieve_entryThatTheStoreDidNotWrite_isUnreadableAndNotShown(String foreign) {
        put(ACME, "sk-1");
        vault.kv.addVersions(PATH, 1, VaultJson.MAPPER.readTree(foreign));

        assertThatThrownBy(() -> store.retrieve(ACME, NAME))
                .isInstanceOf(SecretUnreadableException.class)
                .hasNoCause()
                .hasMessageNotContainingAny("sk-of-an-operator", "c2s=", "not Base64!");
        assertThat(read(ACME, 1)).isEqualTo("sk-1");
    }

    @Test
    void store_afterTheFingerprintKeyWasRotated_hasTheSameFingerprint() {
        StoredSecret before = put(ACME, "sk-1");
        vault.transit.key("keyport-fingerprint").rotate();

        assertThat(put(ACME, "sk-1").fingerprint()).isEqualTo(before.fingerprint());
    }

    @Test
    void store_fingerprint_isTheStartOfTheHmacOfTenantAndSecret() {
        byte[] hmac = vault.transit.key("keyport-fingerprint").hmac(1, "acme\0sk-1".getBytes(UTF_8));

        assertThat(put(ACME, "sk-1").fingerprint())
                .isEqualTo(HexFormat.of().formatHex(hmac).substring(0, 8));
    }

    @Test
    void calls_withNamespaceAndOtherPlaces_goThere() {
        vault.namespace = "team/backend";
        vault.kvMount = "team-kv/v2";
        vault.transitMount = "crypto";
        vault.transit.create("prints", false);
        vault.policy = FakePolicy.of("""
                path "auth/token/lookup-self" { capabilities = ["read"] }
                path "team-kv/v2/*" { capabilities = ["create", "read", "update"] }
                path "crypto/hmac/prints/sha2-256" { capabilities = ["update"] }
                """);
        VaultSecretStore other = VaultSecretStore.open(
                vault.config()
                        .withNamespace("team/backend")
                        .withKvMount("team-kv/v2")
                        .withTransitMount("crypto")
                        .withFingerprintKey("prints")
                        .withPrefix("apps/keyport"),
                vault.clock);

        try (Secret secret = Secret.ofUtf8("sk-1")) {
            other.store(ACME, NAME, secret);
        }

        assertThat(vault.kv.paths()).containsExactly("apps/keyport/acme/accounting:xero:api_key");
    }

    private static JsonNode entry() {
        return VaultJson.MAPPER.valueToTree(Map.of("data", Map.of("format", 1, "value", "c2s=")));
    }

    private StoredSecret put(Caller caller, String value) {
        try (Secret secret = Secret.ofUtf8(value)) {
            return store.store(caller, NAME, secret);
        }
    }

    private String read(Caller caller, int version) {
        try (Secret secret = store.retrieve(caller, NAME, new SecretVersion(version))) {
            return secret.revealUtf8();
        }
    }
}
