package dev.keyport.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProviderSlugTest {

    @Test
    void new_valueOfTheForm_isKept() {
        for (String value : List.of("x", "xero", "quick-books_2", "a".repeat(50))) {
            assertThat(new ProviderSlug(value)).hasToString(value);
        }
    }

    @Test
    void new_valueNotOfTheForm_isRefused() {
        for (String value : List.of("", "Xero", "1x", "-x", "_x", "x.y", "x y", "xero\n", "a".repeat(51))) {
            assertThatIllegalArgumentException().as(value).isThrownBy(() -> new ProviderSlug(value));
        }
    }

    @Test
    void new_valueNotOfTheForm_messageDoesNotRepeatIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProviderSlug("sk live 4711"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("sk live", "4711"));
    }
}
