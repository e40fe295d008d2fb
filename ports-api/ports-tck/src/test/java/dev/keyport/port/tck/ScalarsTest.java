package dev.keyport.port.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScalarsTest {

    private static final List<Asked> MONEY = Asked.money(new BigDecimal("10.00"), "ZAR");

    @Test
    void of_json_namesEachValueByItsPath() {
        assertThat(Scalars.of("{\"a\" : {\"B\":[1, {\"c\":\"x\\\"y\"}]}, \"d\":null, \"e\":true}"))
                .extracting(scalar -> scalar.path() + "=" + scalar.text())
                .containsExactly("a.b=1", "a.b.c=x\"y", "d=null", "e=true");
    }

    @Test
    void of_xmlAndForm_namesEachValue() {
        assertThat(Scalars.of("<a><b x='1'>one &amp; two</b><c>3</c></a>"))
                .extracting(scalar -> scalar.path() + "=" + scalar.text())
                .containsExactly("b=one & two", "c=3");
        assertThat(Scalars.of("a=1&b%20=two%26three"))
                .extracting(scalar -> scalar.path() + "=" + scalar.text())
                .containsExactly("a=1", "b%20=two&three");
    }

    @Test
    void otherwise_amountInAnyForm_isACentOff() {
        assertThat(Stream.of(
                        "{\"amount\":\"10.00\"}",
                        "{\"amount\":10.0}",
                        "{\"amount\":1000}",
                        "{\"charge\":{\"value\":\"1000\"}}",
                        "<Amount>10.00</Amount>",
                        "amount=1000",
                        "{\"expires\":1000}"))
                .extracting(body -> otherwise(MONEY.get(0), body))
                .containsExactly(
                        "{\"amount\":\"9.99\"}",
                        "{\"amount\":9.99}",
                        "{\"amount\":999}",
                        "{\"charge\":{\"value\":\"999\"}}",
                        "<Amount>9.99</Amount>",
                        "amount=999",
                        "{\"expires\":1000}");
    }

    @Test
    void otherwise_currencyAndTexts_areOthersOfTheSameForm() {
        assertThat(otherwise(MONEY.get(1), "{\"currency\":\"zar\",\"note\":\"ZAR 10\"}"))
                .isEqualTo("{\"currency\":\"usd\",\"note\":\"ZAR 10\"}");
        assertThat(otherwise(new Asked("recipient", "+27821234569"), "to=%2B27821234569"))
                .isEqualTo("to=%2B27821234560");
    }

    private static String otherwise(Asked asked, String body) {
        VendorAnswer answer = VendorAnswer.of(200, "text/plain", body.getBytes(UTF_8));
        return new String(asked.otherwise(answer, 0).body(), UTF_8);
    }
}
