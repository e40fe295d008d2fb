package dev.keyport.adapters.noop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.Money;
import dev.keyport.port.accounting.CustomerSyncRequest;
import dev.keyport.port.accounting.InvoiceSyncRequest;
import dev.keyport.port.accounting.LineItem;
import dev.keyport.port.ai.AiTextRequest;
import dev.keyport.port.commerce.PageRequest;
import dev.keyport.port.notification.Attachment;
import dev.keyport.port.notification.NotificationMessage;
import dev.keyport.port.payment.PaymentRequest;
import dev.keyport.port.payment.RefundRequest;
import dev.keyport.port.signing.SigningRequest;
import dev.keyport.port.social.ProductPost;
import dev.keyport.port.vendor.InvoiceHandoff;
import dev.keyport.port.vendor.InvoiceLine;
import dev.keyport.port.vendor.MaterialLine;
import dev.keyport.port.vendor.WorkItem;
import dev.keyport.port.vendor.WorkOrder;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** Requests in which every word that the caller chose starts with {@code zq}, and every number of money has {@code 7319}. */
final class Requests {

    static final String MARK = "zq";
    static final String AMOUNT = "7319";
    static final String TEXT = MARK + " has a fever\n" + MARK + "-forged log line";

    private static final LocalDate ISSUED = LocalDate.of(2026, 1, 31);

    private Requests() {}

    static InvoiceSyncRequest invoice() {
        LineItem line = new LineItem(TEXT, BigDecimal.ONE, new BigDecimal(AMOUNT), BigDecimal.ZERO);
        return new InvoiceSyncRequest("zq-INV\nzq", "zq Smith", List.of(line), "ZAR", ISSUED, ISSUED.plusDays(30));
    }

    static CustomerSyncRequest customer() {
        return new CustomerSyncRequest("zq Smith", "zq@example.com", "zq Road", "zq Park", "zqville", "zq12", "zq");
    }

    static AiTextRequest prompt() {
        return new AiTextRequest(TEXT, 20, null);
    }

    static SigningRequest document() {
        return new SigningRequest(TEXT.getBytes(UTF_8), "zq/zq", "zq Smith", "zq@example.com", "https://zq.example");
    }

    static PaymentRequest payment(String key) {
        return new PaymentRequest(new IdempotencyKey(key), money(), "zq_method", TEXT, "zq-order");
    }

    static RefundRequest refund(String key) {
        return new RefundRequest(new IdempotencyKey(key), "zq-payment", money(), TEXT);
    }

    static NotificationMessage message() {
        Attachment attachment = new Attachment("zq.txt", "zq/zq", TEXT.getBytes(UTF_8));
        return new NotificationMessage("zq@example.com", "zq subject", TEXT, List.of(attachment));
    }

    static PageRequest page() {
        return new PageRequest("zq-cursor", 7);
    }

    static ProductPost post(String key) {
        List<URI> images = List.of(URI.create("https://zq.example/zq.jpg"));
        return new ProductPost(new IdempotencyKey(key), TEXT, images, "zq-product");
    }

    static InvoiceHandoff handoff(String key) {
        InvoiceLine line = new InvoiceLine(TEXT, BigDecimal.ONE, money(), money());
        return new InvoiceHandoff(
                new IdempotencyKey(key),
                "zq-INV",
                "zq Smith",
                List.of(line),
                money(),
                ISSUED,
                ISSUED.plusDays(30),
                Map.of("zq", TEXT),
                List.of(new MaterialLine("zq", TEXT, BigDecimal.ONE, "zq")));
    }

    static WorkOrder workOrder(String key) {
        List<WorkItem> items = List.of(new WorkItem(TEXT, BigDecimal.ONE));
        return new WorkOrder(new IdempotencyKey(key), "zq-WO", TEXT, items, ISSUED, Map.of("zq", TEXT), List.of());
    }

    private static Money money() {
        return new Money(new BigDecimal(AMOUNT), Currency.getInstance("ZAR"));
    }
}
