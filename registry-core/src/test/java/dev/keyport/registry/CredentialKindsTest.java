package dev.keyport.registry;

import static dev.keyport.port.IntegrationDomain.ACCOUNTING;
import static dev.keyport.registry.RegistryFixture.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.Credential;
import dev.keyport.port.CredentialField;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Secret;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretUnreadableException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CredentialKindsTest {

    private static final String LONG_TOKEN = "0123456789abcdefghij_WXYZ";

    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture();

    private final DomainService domains = keyport.domains;

    @Test
    void setCredential_kindOfTheProvider_isOpenedByTheAdapter() {
        select(RegistryFixture.TOKENS);
        try (Credential tokens = Credential.of(
                CredentialKind.OAUTH,
                Map.of(
                        CredentialField.ACCESS_TOKEN, Secret.ofUtf8(LONG_TOKEN),
                        CredentialField.REFRESH_TOKEN, Secret.ofUtf8("refresh"),
                        CredentialField.EXPIRES_AT, Secret.ofUtf8("2999-01-31T12:00:00Z")))) {
            domains.setCredential(ACME, ACCOUNTING, tokens);
            assertThat(tokens.secret(CredentialField.ACCESS_TOKEN).length())
                    .as("stays open")
                    .isPositive();
        }
        domains.toggle(ACME, ACCOUNTING, true);

        try (Credential opened = keyport.context(ACME).openCredential(CredentialKind.OAUTH)) {
            assertThat(opened.secret(CredentialField.ACCESS_TOKEN).revealUtf8()).isEqualTo(LONG_TOKEN);
            assertThat(opened.secret(CredentialField.REFRESH_TOKEN).revealUtf8())
                    .isEqualTo("refresh");
            assertThat(opened.expiresAt()).map(Object::toString).contains("2999-01-31T12:00:00Z");
        }
        assertThat(keyport.admin("select name from keyport.secret where name like 'accounting:%'"))
                .containsExactly("accounting:tokens:oauth");
        assertThat(keyport.admin("select meta->>'kind' from keyport.event where type = 'integration.key_set'"))
                .containsExactly("oauth");
    }

    @Test
    void openCredential_ofAnotherKind_isNotConfigured() {
        select(RegistryFixture.LOGIN);
        set(CredentialKind.BASIC, "ada");
        domains.toggle(ACME, ACCOUNTING, true);

        assertThatThrownBy(() -> keyport.context(ACME).openCredential())
                .isInstanceOfSatisfying(
                        IntegrationException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIGURATION));
    }

    @ParameterizedTest
    @EnumSource(CredentialKind.class)
    void setCredential_anyKind_isTakenByItsProvidersOnly(CredentialKind kind) {
        for (ProviderSlug provider :
                new ProviderSlug[] {KeyedAccounting.SLUG, RegistryFixture.TOKENS, RegistryFixture.LOGIN}) {
            select(provider);
            boolean taken = switch (provider.value()) {
                case "keyed" -> kind == CredentialKind.API_KEY;
                case "tokens" -> kind == CredentialKind.OAUTH;
                default -> kind == CredentialKind.BASIC;
            };
            if (taken) {
                set(kind, LONG_TOKEN);
            } else {
                assertThatThrownBy(() -> set(kind, LONG_TOKEN))
                        .isInstanceOf(InvalidKeyFormatException.class)
                        .hasMessageContaining(kind.wireName());
            }
            assertThat(domains.list(ACME).get(0).keySuffix() != null).isEqualTo(taken);
        }
        select(ProviderSlug.NOOP);
        set(kind, LONG_TOKEN);
    }

    @ParameterizedTest
    @EnumSource(CredentialKind.class)
    void list_anyKind_showsCharactersOfApiKeysOnly(CredentialKind kind) {
        select(ProviderSlug.NOOP);
        set(kind, LONG_TOKEN);

        assertThat(domains.list(ACME).get(0).keySuffix())
                .isEqualTo(kind == CredentialKind.API_KEY ? "••••WXYZ" : "••••");
        assertThat(keyport.admin("select credential_hint from keyport.connection"))
                .containsExactly(kind == CredentialKind.API_KEY ? "WXYZ" : null);
    }

    @Test
    void openCredential_storedByTheFirstRelease_isTheApiKey() {
        select(KeyedAccounting.SLUG);
        set(CredentialKind.API_KEY, "replaced");
        storeRaw(Secret.ofUtf8("sk-of-the-first-release"));

        try (Secret key = keyport.context(ACME).openCredential()) {
            assertThat(key.revealUtf8()).isEqualTo("sk-of-the-first-release");
        }
    }

    @Test
    void openCredential_formThatIsNotKnown_isUnreadable() {
        select(KeyedAccounting.SLUG);
        set(CredentialKind.API_KEY, "replaced");
        storeRaw(Secret.copyOf(new byte[] {2, 1, 1, 0, 1, 'k'}));

        assertThatThrownBy(() -> keyport.context(ACME).openCredential()).isInstanceOf(SecretUnreadableException.class);
    }

    /** Something that the store opens, but that this version did not write. */
    private void storeRaw(Secret plaintext) {
        try (plaintext) {
            SecretName name = SecretName.of(ACCOUNTING, KeyedAccounting.SLUG, CredentialKind.API_KEY);
            int version = keyport.secrets.store(ACME, name, plaintext).version().number();
            keyport.change("update keyport.connection set credential_version = " + version + ", enabled = true");
        }
    }

    private void select(ProviderSlug provider) {
        domains.configure(ACME, ACCOUNTING, provider, null);
    }

    private void set(CredentialKind kind, String value) {
        Map<CredentialField, Secret> fields = new EnumMap<>(CredentialField.class);
        kind.required().forEach(field -> fields.put(field, Secret.ofUtf8(value)));
        try (Credential credential = Credential.of(kind, fields)) {
            domains.setCredential(ACME, ACCOUNTING, credential);
        }
    }
}
