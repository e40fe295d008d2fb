package dev.keyport.port.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyport.port.Money;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommerceRecordsTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final String TOO_LONG = "i".repeat(256);
    private static final CommerceBuyer NOBODY = new CommerceBuyer(null, null, null, null);

    @Test
    void order_blankOrTooLongId_isRefused() {
        for (String id : List.of("", " ", TOO_LONG)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> order(id, List.of()))
                    .withMessageStartingWith("externalId");
        }
    }

    @Test
    void order_moreThan500Lines_isRefused() {
        assertThat(order("1", Collections.nCopies(500, line("1"))).lines()).hasSize(500);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order("1", Collections.nCopies(501, line("1"))))
                .withMessageStartingWith("lines");
    }

    @Test
    void line_negativeQuantity_isRefused() {
        assertThat(line("0").quantity()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> line("-1")).withMessageStartingWith("quantity");
    }

    @Test
    void totals_twoCurrenciesOrNegativeDiscount_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CommerceTotals(money("9", "ZAR"), null, money("1", "USD"), null))
                .withMessageContaining("one currency");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CommerceTotals(money("9", "ZAR"), null, null, money("-1", "ZAR")))
                .withMessageStartingWith("discount");
    }

    @Test
    void product_limits_areKept() {
        assertThat(product("p", "t".repeat(1_000), "d".repeat(100_000), "https://shop.example/a.jpg")
                        .imageUrls())
                .hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> product("p", "t".repeat(1_001), null, "https://shop.example/a.jpg"))
                .withMessageStartingWith("title");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> product("p", "t", "d".repeat(100_001), "https://shop.example/a.jpg"))
                .withMessageStartingWith("description");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> product("p", "t", null, "http://shop.example/a.jpg"))
                .withMessageStartingWith("imageUrls");
    }

    @Test
    void people_textsTooLong_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CommerceBuyer(null, TOO_LONG, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CommerceBuyer(null, null, "e".repeat(321), null))
                .withMessageStartingWith("email");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CommerceCustomer("1", null, null, "0".repeat(51), NOW))
                .withMessageStartingWith("phone");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CommerceAddress(null, null, null, null, null, null, "ZAF"))
                .withMessageStartingWith("country");
    }

    @Test
    void toString_showsNoPersonAndNoText() {
        CommerceAddress address = new CommerceAddress("Zoe", "1 Zoe Rd", null, "Paarl", null, "7646", "ZA");
        assertThat(address).hasToString("CommerceAddress[country=ZA]");
        assertThat(new CommerceBuyer("c-1", "Zoe", "zoe@example.com", address)).hasToString("CommerceBuyer[c-1]");
        assertThat(new CommerceCustomer("c-1", "Zoe", "zoe@example.com", "+27", NOW))
                .hasToString("CommerceCustomer[c-1]");
        assertThat(order("o-1", List.of(line("2")))).hasToString("CommerceOrder[o-1, PAID, 1 lines]");
        assertThat(line("2").toString()).doesNotContain("Zoe");
        assertThat(product("p-1", "Mug for Zoe", "Zoe", "https://shop.example/zoe.jpg"))
                .hasToString("CommerceProduct[p-1, inventory=3, active=true]");
    }

    private static CommerceOrder order(String id, List<CommerceOrderLine> lines) {
        CommerceTotals totals = new CommerceTotals(money("9", "ZAR"), null, null, null);
        return new CommerceOrder(id, "4711", CommerceOrderState.PAID, NOW, NOW, NOBODY, lines, totals);
    }

    private static CommerceOrderLine line(String quantity) {
        return new CommerceOrderLine("p-1", "SKU-1", "Mug for Zoe", new BigDecimal(quantity), money("9", "ZAR"));
    }

    private static CommerceProduct product(String id, String title, @Nullable String description, String image) {
        List<URI> images = List.of(URI.create(image));
        return new CommerceProduct(id, "SKU-1", title, description, money("9", "ZAR"), 3, true, images, NOW);
    }

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }
}
