package dev.keyport.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ActorIdTest {

    @Test
    void new_printableValue_isKept() {
        for (String value : List.of("u", "auth0|4711", "Zoë Müller", "a".repeat(255))) {
            assertThat(new ActorId(value)).hasToString(value);
        }
    }

    @Test
    void new_blankTooLongOrControlCharacter_isRefused() {
        for (String value : List.of("", "  ", "a\nb", "a\tb", "a\u0000", "a\u009b", "a".repeat(256))) {
            assertThatIllegalArgumentException().as(value).isThrownBy(() -> new ActorId(value));
        }
    }

    @Test
    void new_controlCharacter_messageDoesNotRepeatTheValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ActorId("sk live\n4711"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("sk live", "4711"));
    }
}
