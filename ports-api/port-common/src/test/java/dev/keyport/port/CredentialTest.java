package dev.keyport.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialTest {

    private static final String CANARY = "canary-4711";

    @Test
    void of_whatTheKindNeeds_hasItsFieldsInOrder() {
        try (Credential credential = Credential.of(
                CredentialKind.BASIC,
                Map.of(
                        CredentialField.PASSWORD, Secret.ofUtf8("hidden"),
                        CredentialField.USERNAME, Secret.ofUtf8("ada")))) {
            assertThat(credential.fields()).containsExactly(CredentialField.USERNAME, CredentialField.PASSWORD);
            assertThat(credential.secret(CredentialField.USERNAME).revealUtf8()).isEqualTo("ada");
            assertThat(credential.find(CredentialField.VALUE)).isEmpty();
            assertThat(credential.expiresAt()).isEmpty();
        }
    }

    @Test
    void of_missingForeignOrEmptyField_isRefusedNamingItAndNothingMore() {
        assertRefused("username is missing", CredentialKind.BASIC, CredentialField.PASSWORD, CANARY);
        assertRefused("value is missing", CredentialKind.API_KEY, CredentialField.PASSWORD, CANARY);
        assertRefused("value is empty", CredentialKind.API_KEY, CredentialField.VALUE, "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credential.of(
                        CredentialKind.API_KEY,
                        Map.of(
                                CredentialField.VALUE, Secret.ofUtf8(CANARY),
                                CredentialField.SCOPE, Secret.ofUtf8(CANARY))))
                .withMessage("scope does not belong to the kind api_key");
    }

    @Test
    void expiresAt_ofTokens_isTheInstant() {
        try (Credential tokens = tokens("2026-01-31T12:00:00Z")) {
            assertThat(tokens.expiresAt()).contains(Instant.parse("2026-01-31T12:00:00Z"));
        }
    }

    @Test
    void of_expiryThatIsNoInstant_isRefusedWithoutRepeatingIt() {
        assertThatIllegalArgumentException().isThrownBy(() -> tokens(CANARY)).satisfies(e -> {
            assertThat(e.getMessage()).startsWith("expiresAt is not").doesNotContain(CANARY);
            assertThat(e.getCause()).isNull();
        });
    }

    @Test
    void close_anyField_isErased() {
        Secret key = Secret.ofUtf8(CANARY);
        Credential.apiKey(key).close();

        assertThatIllegalStateException().isThrownBy(key::length);
    }

    @Test
    void type_showsNothingAndCannotBeComparedOrSerialized() {
        try (Credential one = Credential.apiKey(Secret.ofUtf8(CANARY));
                Credential same = Credential.apiKey(Secret.ofUtf8(CANARY))) {
            assertThat(one)
                    .hasToString("Credential[api_key, redacted]")
                    .isNotEqualTo(same)
                    .isNotInstanceOf(Serializable.class);
        }
    }

    @Test
    void kinds_byTheirWireNames_areFound() {
        assertThat(CredentialKind.values())
                .allSatisfy(kind ->
                        assertThat(CredentialKind.ofWireName(kind.wireName())).contains(kind));
        assertThat(CredentialKind.ofWireName("API_KEY")).isEmpty();
        assertThat(CredentialKind.values())
                .allSatisfy(kind -> assertThat(kind.fields()).containsAll(kind.required()));
    }

    private static Credential tokens(String expiresAt) {
        return Credential.of(
                CredentialKind.OAUTH,
                Map.of(
                        CredentialField.ACCESS_TOKEN, Secret.ofUtf8(CANARY),
                        CredentialField.EXPIRES_AT, Secret.ofUtf8(expiresAt)));
    }

    private static void assertRefused(String message, CredentialKind kind, CredentialField field, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credential.of(kind, Map.of(field, Secret.ofUtf8(value))))
                .withMessage(message);
    }
}
