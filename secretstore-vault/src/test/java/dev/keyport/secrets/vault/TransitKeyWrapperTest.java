package dev.keyport.secrets.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.KeyNotUnwrappedException;
import dev.keyport.port.secrets.KeyWrapper;
import dev.keyport.port.secrets.KeyWrapperException;
import dev.keyport.port.secrets.WrappedKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransitKeyWrapperTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final byte[] DATA_KEY = "canary-data-key-of-32-bytes-0123".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CONTEXT = "kps1|acme|ai:openai:api_key|7".getBytes(StandardCharsets.UTF_8);

    private final FakeVault vault = new FakeVault();
    private final TransitKeyWrapper wrapper = TransitKeyWrapper.open(vault.config(), vault.clock);

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void wrap_dataKey_isVaultsTextAndOpensForTheSameTenantAndContext() {
        WrappedKey wrapped = wrap();

        assertThat(wrapped.keyId()).isOne();
        assertThat(new String(wrapped.bytes(), StandardCharsets.US_ASCII)).startsWith("vault:v1:");
        assertThat(wrapped.bytes()).hasSize(89).hasSizeLessThanOrEqualTo(KeyWrapper.MAX_WRAPPED_BYTES);
        assertThat(unwrap(ACME, wrapped, CONTEXT)).isEqualTo(DATA_KEY);
    }

    @Test
    void wrap_twice_givesTwoTexts() {
        assertThat(wrap().bytes()).isNotEqualTo(wrap().bytes());
    }

    @Test
    void unwrap_otherTenantOrContext_isRefused() {
        WrappedKey wrapped = wrap();

        assertThatThrownBy(() -> unwrap(GLOBEX, wrapped, CONTEXT)).isInstanceOf(KeyNotUnwrappedException.class);
        assertThatThrownBy(() -> unwrap(ACME, wrapped, new byte[] {1}))
                .isInstanceOf(KeyNotUnwrappedException.class)
                .hasNoCause()
                .hasMessage("the wrapped key does not open in Vault");
    }

    @Test
    void unwrap_anyChangedByte_isRefused() {
        WrappedKey wrapped = wrap();
        byte[] raw = Base64.getDecoder().decode(text(wrapped).substring("vault:v1:".length()));
        for (int i = 0; i < raw.length; i++) {
            byte[] changed = raw.clone();
            changed[i] ^= 1;
            WrappedKey other = key(1, "vault:v1:" + Base64.getEncoder().encodeToString(changed));

            assertThatThrownBy(() -> unwrap(ACME, other, CONTEXT)).isInstanceOf(KeyNotUnwrappedException.class);
        }
    }

    @Test
    void unwrap_keyOfAnotherTransitKey_isRefused() {
        vault.transit.create("keyport", true);
        WrappedKey fromAnotherVault = wrap();
        vault.transit.create("keyport", true);

        assertThatThrownBy(() -> unwrap(ACME, fromAnotherVault, CONTEXT)).isInstanceOf(KeyNotUnwrappedException.class);
    }

    @Test
    void activeKeyId_afterRotation_isTheNextAndOldKeysStillOpen() {
        WrappedKey old = wrap();
        assertThat(wrapper.activeKeyId()).isOne();
        vault.transit.key("keyport").rotate();

        assertThat(wrapper.activeKeyId()).isEqualTo(2);
        assertThat(wrap().keyId()).isEqualTo(2);
        assertThat(unwrap(ACME, old, CONTEXT)).isEqualTo(DATA_KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "vault:v0:AAAA",
                "vault:v1:",
                "vault:v1:AAAA\"",
                "vault:v1:AAAA:BBBB",
                "vault:v2:AAAA",
                "vault:v9999999999:AAAA"
            })
    void unwrap_bytesThatVaultDidNotMake_areNotSentToIt(String text) {
        vault.forgetRequests();

        assertThatThrownBy(() -> unwrap(ACME, key(1, text), CONTEXT))
                .isInstanceOf(KeyNotUnwrappedException.class)
                .hasMessageNotContaining("AAAA");
        assertThat(vault.requests()).isEmpty();
    }

    @Test
    void open_keyThatIsNotDerived_isRefused() {
        vault.transit.create("keyport", false);

        assertRefused("the transit key in Vault is not derived: make it with derived=true");
    }

    @Test
    void open_vaultThatIgnoresAssociatedData_isRefused() {
        vault.transit.key("keyport").knowsAssociatedData = false;

        assertRefused("Vault does not authenticate associated data: it has to be 1.13 or newer");
    }

    @Test
    void open_missingKey_isRefusedAndNotMade() {
        vault.transit.remove("keyport");

        assertRefused("Vault refuses this login (status 403)");
        assertThatThrownBy(wrapper::activeKeyId)
                .isInstanceOf(KeyWrapperException.class)
                .hasMessage("Vault has no transit key of this name");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 429, 500, 503})
    void wrapAndActiveKeyId_errorOfVault_areFailuresThatShowNothing(int status) {
        vault.interception = Faults.echoing(status);

        for (String said : new String[] {Captured.of(this::wrap), Captured.of(wrapper::activeKeyId)}) {
            assertThat(said)
                    .contains("KeyWrapperException")
                    .doesNotContain("canary", Base64.getEncoder().encodeToString(DATA_KEY));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 429, 500, 503})
    void unwrap_errorOfVault_isAFailureAndNotARefusal(int status) {
        WrappedKey wrapped = wrap();
        vault.interception = Faults.echoing(status);

        assertThatThrownBy(() -> unwrap(ACME, wrapped, CONTEXT)).isInstanceOf(KeyWrapperException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"ciphertext\":\"canary\"}}",
                "{\"data\":{\"ciphertext\":\"vault:v1:\"}}",
                "{\"data\":{\"plaintext\":\"canary?\"}}",
                "{}"
            })
    void wrapAndUnwrap_answerThatIsNotAsDocumented_areFailuresThatShowNothing(String answer) {
        WrappedKey wrapped = wrap();
        vault.interception = Faults.answering(200, answer);

        assertThat(Captured.of(this::wrap)).contains("KeyWrapperException").doesNotContain("canary");
        assertThat(Captured.of(() -> unwrap(ACME, wrapped, CONTEXT)))
                .contains("KeyWrapperException")
                .doesNotContain("canary");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> TransitKeyWrapper.open(vault.config(), vault.clock))
                .isInstanceOf(KeyWrapperException.class)
                .hasMessage(message);
    }

    private WrappedKey wrap() {
        try (Secret key = Secret.copyOf(DATA_KEY)) {
            return wrapper.wrap(ACME, key, CONTEXT);
        }
    }

    private byte[] unwrap(TenantId tenant, WrappedKey wrapped, byte[] context) {
        try (Secret key = wrapper.unwrap(tenant, wrapped, context)) {
            return key.use(byte[]::clone);
        }
    }

    private static WrappedKey key(long id, String text) {
        return new WrappedKey(id, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(WrappedKey wrapped) {
        return new String(wrapped.bytes(), StandardCharsets.US_ASCII);
    }
}
