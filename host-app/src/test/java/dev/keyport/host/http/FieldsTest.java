package dev.keyport.host.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldsTest {

    @Test
    void decimal_numberOrText_isTheSameExactValue() {
        for (String value : List.of("0.1", "-0.30", "1e2", "1E+2", "12345678901234567890.1234567890", "1e-20", "0")) {
            assertThat(read(value)).isEqualTo(new BigDecimal(value));
            assertThat(read("\"" + value + "\"")).isEqualTo(new BigDecimal(value));
        }
    }

    @Test
    void decimal_tenthAndFifth_addUpExactly() {
        assertThat(read("0.1").add(read("\"0.2\""))).isEqualTo(new BigDecimal("0.3"));
    }

    @Test
    void decimal_outOfRange_isRefusedWhetherNumberOrText() {
        for (String value : List.of("1e31", "1e-21", "1e999999999", "1e-999999999", "0e999999", "1".repeat(31))) {
            assertThatThrownBy(() -> read(value)).isInstanceOf(ProblemException.class);
            assertThatThrownBy(() -> read("\"" + value + "\"")).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void decimal_textOfNoNumber_isRefused() {
        for (String value : List.of("", " 1", "+1", ".5", "1.", "NaN", "0x1", "1,5", "١", "1e", "1e1000")) {
            assertThatThrownBy(() -> read("\"" + value + "\"")).isInstanceOf(ProblemException.class);
        }
    }

    private static BigDecimal read(String value) {
        Fields fields = Fields.of(BodyLimit.STANDARD.reader().readTree("{\"amount\":" + value + "}"));
        BigDecimal amount = fields.decimal("amount");
        fields.done();
        return amount;
    }
}
