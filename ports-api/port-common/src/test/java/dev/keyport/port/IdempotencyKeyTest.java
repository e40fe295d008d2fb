package dev.keyport.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {

    @Test
    void new_visibleAscii_isKept() {
        for (String value : List.of("!", "~", "order-4711/pay", "a".repeat(128))) {
            assertThat(new IdempotencyKey(value)).hasToString(value);
        }
    }

    @Test
    void new_valueNotOfTheForm_isRefused() {
        for (String value : List.of("", " ", "a b", "a\n", "\u007f", "ä", "a".repeat(129))) {
            assertThatIllegalArgumentException().as(value).isThrownBy(() -> new IdempotencyKey(value));
        }
    }

    @Test
    void new_valueNotOfTheForm_messageDoesNotRepeatIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdempotencyKey("sk live 4711"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("sk live", "4711"));
    }
}
