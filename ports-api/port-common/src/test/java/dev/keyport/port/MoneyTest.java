package dev.keyport.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void new_amountInTheCurrencysUnits_isKept() {
        assertThat(money("12.34", "ZAR").amount()).isEqualByComparingTo("12.34");
        assertThat(money("12.340", "ZAR").amount()).isEqualByComparingTo("12.34");
        assertThat(money("1E+3", "JPY").amount()).isEqualByComparingTo("1000");
        assertThat(money("1.234", "KWD").amount()).isEqualByComparingTo("1.234");
        assertThat(money("-5", "EUR").amount()).isEqualByComparingTo("-5");
    }

    @Test
    void new_amountFinerThanTheCurrency_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> money("12.345", "ZAR"))
                .withMessageContaining("ZAR")
                .withMessageContaining("2 decimal places");
        assertThatIllegalArgumentException().isThrownBy(() -> money("0.1", "JPY"));
        assertThatIllegalArgumentException().isThrownBy(() -> money("1.2345", "KWD"));
    }

    @Test
    void new_currencyWithoutDecimalsOfItsOwn_takesWholeUnits() {
        assertThat(money("1", "XAU").amount()).isEqualByComparingTo("1");
        assertThatIllegalArgumentException().isThrownBy(() -> money("0.5", "XAU"));
    }

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }
}
