package dev.keyport.port.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentRequestTest {

    private static final IdempotencyKey KEY = new IdempotencyKey("order-1");

    @Test
    void payment_amountNotAboveZero_isRefused() {
        for (String amount : List.of("0", "0.00", "-0.01")) {
            assertThatIllegalArgumentException()
                    .as(amount)
                    .isThrownBy(() -> new PaymentRequest(KEY, zar(amount), null, null, null));
        }
        assertThat(new PaymentRequest(KEY, zar("0.01"), null, null, null).money())
                .isEqualTo(zar("0.01"));
    }

    @Test
    void refund_amountNotAboveZero_isRefused() {
        for (String amount : List.of("0", "0.00", "-0.01")) {
            assertThatIllegalArgumentException()
                    .as(amount)
                    .isThrownBy(() -> new RefundRequest(KEY, "pay-1", zar(amount), null));
        }
    }

    @Test
    void refund_withoutAmount_isForAllThatIsLeft() {
        assertThat(new RefundRequest(KEY, "pay-1", null, null).money()).isNull();
    }

    private static Money zar(String amount) {
        return new Money(new BigDecimal(amount), Currency.getInstance("ZAR"));
    }

    @Test
    void toString_showsNeitherMethodNorTextsNorAmount() {
        assertThat(new PaymentRequest(KEY, zar("12.34"), "pm_4711", "Visit of Zoe", "Zoe-7"))
                .hasToString("PaymentRequest[order-1, ZAR]");
        assertThat(new RefundRequest(KEY, "pay-1", zar("12.34"), "Zoe was ill"))
                .hasToString("RefundRequest[order-1, pay-1]");
    }
}
