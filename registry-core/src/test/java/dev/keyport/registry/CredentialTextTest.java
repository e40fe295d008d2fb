package dev.keyport.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.CredentialField;
import dev.keyport.port.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

class CredentialTextTest {

    @Test
    void cleaned_whiteSpaceAround_isDroppedButNotFromPasswords() {
        for (String space : List.of(" ", "\t", "\r\n", "\u00a0", "\u0085", "\u1680", "\u2028", "\u3000", " \u2009 ")) {
            assertThat(cleaned(CredentialField.VALUE, space + "a b" + space)).isEqualTo("a b");
        }
        assertThat(cleaned(CredentialField.VALUE, "\u3000\u00e4\ud83d\ude00\u3000"))
                .isEqualTo("\u00e4\ud83d\ude00");
        assertThat(cleaned(CredentialField.PASSWORD, " a b ")).isEqualTo(" a b ");
    }

    @Test
    void cleaned_linesInPem_areKept() {
        String pem = "-----BEGIN PRIVATE KEY-----\r\nMC4CAQ\n-----END PRIVATE KEY-----";

        assertThat(cleaned(CredentialField.PRIVATE_KEY, pem + "\n")).isEqualTo(pem);
        assertThat(cleaned(CredentialField.CERTIFICATE, pem)).isEqualTo(pem);
        assertRefused("privateKey has line breaks or control characters", CredentialField.PRIVATE_KEY, "a\0b");
    }

    @Test
    void cleaned_whatAFieldCannotBe_isRefusedWithoutRepeatingIt() {
        for (String blank : List.of("", " ", "\u00a0\u3000", "\n")) {
            assertRefused("the key is blank", CredentialField.VALUE, blank);
            assertRefused("password is blank", CredentialField.PASSWORD, blank);
        }
        for (String control : List.of("canary\n1", "canary\0", "\u001bcanary", "canary\u007f", "canary\u0090x")) {
            assertRefused("the key has line breaks or control characters", CredentialField.VALUE, control);
            assertRefused("password has line breaks or control characters", CredentialField.PASSWORD, control + "x");
        }
        assertRefused("username has a colon", CredentialField.USERNAME, "canary:x");
        assertRefused("the key is longer than 16000 bytes", CredentialField.VALUE, "x".repeat(16_001));
    }

    @Test
    void cleaned_bytesThatAreNoUtf8_areRefused() {
        for (byte[] odd : List.of(new byte[] {(byte) 0xFE}, new byte[] {'a', (byte) 0xC3}, new byte[] {
            (byte) 0xED, (byte) 0xA0, (byte) 0x80
        })) {
            try (Secret entered = Secret.copyOf(odd)) {
                assertThatThrownBy(() -> CredentialText.cleaned(CredentialField.VALUE, entered))
                        .isInstanceOf(InvalidKeyFormatException.class)
                        .hasMessage("the key is not a text in UTF-8")
                        .hasNoCause();
            }
        }
    }

    private static String cleaned(CredentialField field, String text) {
        try (Secret entered = Secret.ofUtf8(text);
                Secret cleaned = CredentialText.cleaned(field, entered)) {
            return cleaned.revealUtf8();
        }
    }

    private static void assertRefused(String message, CredentialField field, String text) {
        assertThatThrownBy(() -> cleaned(field, text))
                .isInstanceOf(InvalidKeyFormatException.class)
                .hasMessage(message);
    }
}
