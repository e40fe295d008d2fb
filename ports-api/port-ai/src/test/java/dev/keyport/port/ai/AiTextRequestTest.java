package dev.keyport.port.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyport.port.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class AiTextRequestTest {

    @Test
    void new_numbersAtTheirLimits_areKept() {
        assertThat(new AiTextRequest("Hello", 1, 0.0).maxTokens()).isEqualTo(1);
        assertThat(new AiTextRequest("Hello", 1, 2.0).temperature()).isEqualTo(2.0);
        assertThat(new AiTextRequest("Hello", 1, null).temperature()).isNull();
    }

    @Test
    void new_maxTokensBelowOne_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AiTextRequest("Hello", 0, null));
    }

    @Test
    void new_temperatureOutOfRange_isRefused() {
        for (double temperature : List.of(-0.1, 2.1, Double.NaN, Double.POSITIVE_INFINITY)) {
            assertThatIllegalArgumentException()
                    .as("%s", temperature)
                    .isThrownBy(() -> new AiTextRequest("Hello", 1, temperature));
        }
    }

    @Test
    void toString_showsNoPrompt() {
        assertThat(new AiTextRequest("Zoe has a fever", 7, null))
                .hasToString("AiTextRequest[maxTokens=7, temperature=null]");
    }

    @Test
    void resultToString_showsNoText() {
        assertThat(new AiTextResult(Outcome.CONFIRMED, "Zoe has a fever", null, 9))
                .hasToString("AiTextResult[CONFIRMED, 15 characters, tokensUsed=9]");
        assertThat(new AiTextResult(Outcome.REJECTED, null, "refused for Zoe", null))
                .hasToString("AiTextResult[REJECTED, 0 characters, tokensUsed=null]");
    }
}
