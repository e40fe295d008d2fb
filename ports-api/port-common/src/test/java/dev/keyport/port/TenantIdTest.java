package dev.keyport.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TenantIdTest {

    @Test
    void new_valueOfTheForm_isKeptWithItsCase() {
        for (String value : List.of("a", "7", "Acme", "acme_north-2", "a".repeat(63))) {
            assertThat(new TenantId(value)).hasToString(value);
        }
        assertThat(new TenantId("Acme")).isNotEqualTo(new TenantId("acme"));
    }

    @Test
    void new_valueNotOfTheForm_isRefused() {
        for (String value : List.of("", " ", "-a", "_a", "a/b", "..", "a.b", "a b", "a\n", "ä", "a".repeat(64))) {
            assertThatIllegalArgumentException().as(value).isThrownBy(() -> new TenantId(value));
        }
    }

    @Test
    void new_valueNotOfTheForm_messageDoesNotRepeatIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TenantId("sk live 4711"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("sk live", "4711"));
    }
}
