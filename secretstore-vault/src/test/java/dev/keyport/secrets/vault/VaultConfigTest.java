package dev.keyport.secrets.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyport.port.Secret;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultConfigTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://vault.example",
                "https://vault.example:8200/",
                "HTTPS://vault.example",
                "http://localhost:8200",
                "http://127.0.0.1:8200",
                "http://[::1]:8200"
            })
    void of_httpsOrLoopback_isTaken(String address) {
        assertThat(VaultConfig.of(URI.create(address), token("t")).address().getPath())
                .isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://vault.example",
                "http://127.0.0.1.example",
                "http://localhost@vault.example",
                "https://user:canary@vault.example",
                "https://vault.example/v1",
                "https://vault.example?x=canary",
                "https://vault.example#x",
                "https:///",
                "ftp://localhost",
                "mailto:canary@vault.example",
                "//vault.example",
                "vault.example"
            })
    void of_anyOtherAddress_isRefusedAndNotRepeated(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VaultConfig.of(URI.create(address), token("t")))
                .withMessageNotContaining("canary");
    }

    @Test
    void with_noPlainPath_isRefused() {
        VaultConfig config = VaultConfig.of(URI.create("https://vault.example"), token("t"));
        List<UnaryOperator<VaultConfig>> changes = List.of(
                each -> each.withNamespace("../root"),
                each -> each.withKvMount("secret/"),
                each -> each.withPrefix("/keyport"),
                each -> each.withTransitMount("a b"),
                each -> each.withTransitKey("a?b"),
                each -> each.withFingerprintKey(""));

        for (UnaryOperator<VaultConfig> change : changes) {
            assertThatIllegalArgumentException().isThrownBy(() -> change.apply(config));
        }
    }

    @Test
    void toString_anyLogin_showsPlacesAndNoCredential() {
        try (Secret secretId = Secret.ofUtf8("canary-secret-id")) {
            VaultLogin appRole = VaultLogin.appRole("canary-role-id", secretId);
            VaultConfig config = VaultConfig.of(URI.create("https://vault.example"), appRole)
                    .withNamespace("team")
                    .withPrefix("apps");

            assertThat(config)
                    .hasToString("VaultConfig[address=https://vault.example/, login=VaultLogin[AppRole, redacted],"
                            + " namespace=team, kvMount=secret, prefix=apps, transitMount=transit,"
                            + " transitKey=keyport, fingerprintKey=keyport-fingerprint]");
        }
        assertThat(token("canary-token")).hasToString("VaultLogin[token, redacted]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\nX-Vault-Namespace: root", "ümlaut"})
    void login_credentialThatFitsInNoHeader_isRefusedAndNotRepeated(String credential) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> token(credential))
                .withMessage("a token has 1 to 4096 visible ASCII characters");
        try (Secret secretId = Secret.ofUtf8("x")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> VaultLogin.appRole(credential, secretId))
                    .withMessage("a role id has 1 to 4096 visible ASCII characters");
        }
    }

    @Test
    void token_closedByItsOwnerAfterwards_isStillKnown() {
        Secret given = Secret.ofUtf8("hvs.x");
        VaultLogin login = VaultLogin.token(given);
        given.close();

        assertThat(login.credential().revealUtf8()).isEqualTo("hvs.x");
    }

    private static VaultLogin token(String text) {
        try (Secret token = Secret.ofUtf8(text)) {
            return VaultLogin.token(token);
        }
    }
}
