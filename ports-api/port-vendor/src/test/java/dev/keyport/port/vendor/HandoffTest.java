package dev.keyport.port.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.Money;
import dev.keyport.port.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HandoffTest {

    private static final IdempotencyKey KEY = new IdempotencyKey("job-1");
    private static final LocalDate ISSUED = LocalDate.of(2026, 1, 31);
    private static final InvoiceLine LINE =
            new InvoiceLine("Mugs for Zoe", BigDecimal.TEN, money("9.50", "ZAR"), money("14.25", "ZAR"));
    private static final MaterialLine CLAY = new MaterialLine("CLAY-1", "Clay", new BigDecimal("2.5"), "kg");

    @Test
    void invoice_withoutLinesOrWithTooMany_isRefused() {
        for (List<InvoiceLine> lines : List.of(List.<InvoiceLine>of(), Collections.nCopies(501, LINE))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> invoice(lines, "109.25", "ZAR", Map.of()))
                    .withMessageStartingWith("lines");
        }
    }

    @Test
    void invoice_currenciesDiffer_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> invoice(List.of(LINE), "109.25", "USD", Map.of()))
                .withMessageContaining("currency");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InvoiceLine("Mug", BigDecimal.ONE, money("1", "ZAR"), money("1", "USD")))
                .withMessageContaining("currency");
    }

    @Test
    void metadata_overALimit_isRefused() {
        for (Map<String, String> metadata :
                List.of(Map.of("", "v"), Map.of("n".repeat(65), "v"), Map.of("n", "v".repeat(1_001)))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> invoice(List.of(LINE), "109.25", "ZAR", metadata))
                    .withMessageContaining("metadata");
        }
    }

    @Test
    void billOfMaterials_overALimit_isRefused() {
        assertThat(order(Collections.nCopies(1_000, CLAY)).billOfMaterials()).hasSize(1_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order(Collections.nCopies(1_001, CLAY)))
                .withMessageStartingWith("billOfMaterials");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaterialLine(null, "Clay", BigDecimal.ZERO, "kg"))
                .withMessageStartingWith("quantity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaterialLine(null, "Clay", BigDecimal.ONE, " "))
                .withMessageStartingWith("unit");
    }

    @Test
    void workItem_quantityNotAboveZero_isRefused() {
        for (String quantity : List.of("0", "-1")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new WorkItem("Mugs", new BigDecimal(quantity)))
                    .withMessageStartingWith("quantity");
        }
    }

    @Test
    void result_referenceTooLong_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HandoffResult(Outcome.CONFIRMED, "r".repeat(256), null))
                .withMessageStartingWith("handoffReference");
    }

    @Test
    void toString_showsNoPersonAndNoText() {
        assertThat(invoice(List.of(LINE), "109.25", "ZAR", Map.of("for", "Zoe")))
                .hasToString("InvoiceHandoff[job-1, INV-1, 1 lines in ZAR]");
        assertThat(order(List.of())).hasToString("WorkOrder[job-1, WO-1, 1 items]");
        assertThat(LINE.toString()).doesNotContain("Zoe");
    }

    private static InvoiceHandoff invoice(
            List<InvoiceLine> lines, String total, String currency, Map<String, String> metadata) {
        return new InvoiceHandoff(
                KEY,
                "INV-1",
                "Zoe Smith",
                lines,
                money(total, currency),
                ISSUED,
                ISSUED.plusDays(30),
                metadata,
                List.of(CLAY));
    }

    private static WorkOrder order(List<MaterialLine> materials) {
        List<WorkItem> items = List.of(new WorkItem("Mugs", BigDecimal.TEN));
        return new WorkOrder(KEY, "WO-1", "Paint them as Zoe likes", items, null, Map.of(), materials);
    }

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }
}
