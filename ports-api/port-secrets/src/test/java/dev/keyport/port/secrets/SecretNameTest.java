package dev.keyport.port.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyport.port.CredentialKind;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretNameTest {

    @Test
    void new_valueOfTheForm_isKept() {
        for (String value : List.of("a", "7", "ai:openai:api_key", "a.b-c_d:e", "a".repeat(200))) {
            assertThat(new SecretName(value)).hasToString(value);
        }
    }

    @Test
    void new_valueNotOfTheForm_isRefused() {
        for (String value : List.of("", ":a", "-a", "A", "a b", "a/b", "a\n", "ä", "a".repeat(201))) {
            assertThatIllegalArgumentException().as(value).isThrownBy(() -> new SecretName(value));
        }
    }

    @Test
    void new_valueNotOfTheForm_messageDoesNotRepeatIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecretName("SK live 4711"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("SK live", "4711"));
    }

    @Test
    void of_longestDomainAndSlug_isOfTheFormAndEndsWithTheKind() {
        IntegrationDomain domain = new IntegrationDomain("d".repeat(30));
        ProviderSlug provider = new ProviderSlug("p".repeat(50));

        assertThat(CredentialKind.values())
                .extracting(kind -> SecretName.of(domain, provider, kind).value())
                .map(value -> value.substring(82))
                .containsExactly("api_key", "oauth", "basic", "webhook", "pem");
    }
}
