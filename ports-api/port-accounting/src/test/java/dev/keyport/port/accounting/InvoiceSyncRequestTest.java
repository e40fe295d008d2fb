package dev.keyport.port.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvoiceSyncRequestTest {

    private static final LineItem LINE =
            new LineItem("Visit of Zoe", BigDecimal.ONE, new BigDecimal("99.95"), BigDecimal.ZERO);

    @Test
    void new_withoutLines_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> invoice(List.of()));
    }

    @Test
    void lineItems_changedByTheGiverAfterwards_stayAsTheyWere() {
        List<LineItem> given = new ArrayList<>(List.of(LINE));
        InvoiceSyncRequest invoice = invoice(given);
        given.clear();

        assertThat(invoice.lineItems()).containsExactly(LINE);
    }

    private static InvoiceSyncRequest invoice(List<LineItem> lines) {
        LocalDate issued = LocalDate.of(2026, 1, 31);
        return new InvoiceSyncRequest("INV-1", "Zoe Smith", lines, "ZAR", issued, issued.plusDays(30));
    }

    @Test
    void toString_showsNoPersonAndNoDescription() {
        assertThat(invoice(List.of(LINE))).hasToString("InvoiceSyncRequest[INV-1, 1 lines in ZAR]");
        assertThat(LINE).hasToString("LineItem[quantity=1, unitPrice=99.95, taxAmount=0]");
        assertThat(new CustomerSyncRequest("Zoe Smith", "zoe@example.com", "1 Main Rd", null, "Paarl", "7646", "ZA"))
                .hasToString("CustomerSyncRequest[country=ZA]");
    }
}
