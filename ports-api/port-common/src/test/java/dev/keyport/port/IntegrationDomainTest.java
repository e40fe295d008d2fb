package dev.keyport.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class IntegrationDomainTest {

    @Test
    void new_valueOfTheForm_isKept() {
        for (String value : List.of("ai", "kyc", "document_signing", "a1", "a".repeat(30))) {
            assertThat(new IntegrationDomain(value)).hasToString(value);
        }
    }

    @Test
    void new_valueNotOfTheForm_isRefused() {
        for (String value : List.of("", "a", "Ai", "1a", "_a", "a-b", "a b", "ai\n", "a".repeat(31))) {
            assertThatIllegalArgumentException().as(value).isThrownBy(() -> new IntegrationDomain(value));
        }
    }

    @Test
    void new_valueNotOfTheForm_messageDoesNotRepeatIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IntegrationDomain("sk live 4711"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("sk live", "4711"));
    }

    @Test
    void displayName_turkishDefaultLocale_isPlainUpperCase() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(IntegrationDomain.DOCUMENT_SIGNING.displayName()).isEqualTo("DOCUMENT_SIGNING");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void builtIn_holdsEveryDomainOnce() {
        assertThat(IntegrationDomain.BUILT_IN)
                .extracting(IntegrationDomain::value)
                .containsExactly(
                        "accounting",
                        "ai",
                        "document_signing",
                        "payment",
                        "notification",
                        "commerce",
                        "social",
                        "vendor_service");
    }
}
