package dev.keyport.port.vendor.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.Money;
import dev.keyport.port.tck.Asked;
import dev.keyport.port.tck.IntegrationPortContract;
import dev.keyport.port.tck.Operation;
import dev.keyport.port.tck.Operation.Attempt;
import dev.keyport.port.tck.Operation.Effect;
import dev.keyport.port.tck.Operation.Reply;
import dev.keyport.port.vendor.HandoffResult;
import dev.keyport.port.vendor.InvoiceHandoff;
import dev.keyport.port.vendor.InvoiceLine;
import dev.keyport.port.vendor.MaterialLine;
import dev.keyport.port.vendor.VendorServiceProvider;
import dev.keyport.port.vendor.WorkItem;
import dev.keyport.port.vendor.WorkOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link VendorServiceProvider} must do. */
public abstract class VendorServiceProviderContract extends IntegrationPortContract<VendorServiceProvider> {

    private static final LocalDate ISSUED = LocalDate.of(2026, 1, 31);

    protected VendorServiceProviderContract() {
        super(VendorServiceProvider.class);
    }

    /** An invoice that the vendor takes. */
    protected InvoiceHandoff invoice(IdempotencyKey key) {
        InvoiceLine line = new InvoiceLine("Painting", BigDecimal.TEN, money("9.50"), money("14.25"));
        return new InvoiceHandoff(
                key,
                "CONTRACT-1",
                "Contract Customer",
                List.of(line),
                money("109.25"),
                ISSUED,
                ISSUED.plusDays(30),
                Map.of("project", "CONTRACT"),
                List.of(new MaterialLine("PAINT-1", "Paint", new BigDecimal("0.5"), "l")));
    }

    /** A work order that the vendor takes. */
    protected WorkOrder workOrder(IdempotencyKey key) {
        List<WorkItem> items = List.of(new WorkItem("Chair", BigDecimal.TEN));
        return new WorkOrder(key, "CONTRACT-1", "Paint them blue.", items, ISSUED, Map.of(), List.of());
    }

    @Override
    protected List<Operation<VendorServiceProvider>> operations() {
        return List.of(
                new Operation<>(
                        "vendor_handoff_invoice",
                        Effect.ACTS_ONCE_PER_KEY,
                        (adapter, attempt) -> reply(adapter.handOffInvoice(invoice(attempt))),
                        attempt -> asked(invoice(attempt))),
                new Operation<>(
                        "create_work_order",
                        Effect.ACTS_ONCE_PER_KEY,
                        (adapter, attempt) -> reply(adapter.createWorkOrder(workOrder(attempt.key()))),
                        attempt -> List.of(
                                new Asked("number", workOrder(attempt.key()).orderNumber()))));
    }

    /** Over the amount of the attempt, where it is not the usual one. */
    private InvoiceHandoff invoice(Attempt attempt) {
        InvoiceHandoff like = invoice(attempt.key());
        Money total = attempt.isUsual()
                ? like.total()
                : new Money(attempt.amount(), like.total().currency());
        return new InvoiceHandoff(
                like.idempotencyKey(),
                like.invoiceNumber(),
                like.customerName(),
                like.lines(),
                total,
                like.issueDate(),
                like.dueDate(),
                like.metadata(),
                like.billOfMaterials());
    }

    private static List<Asked> asked(InvoiceHandoff invoice) {
        Money total = invoice.total();
        List<Asked> asked =
                new ArrayList<>(Asked.money(total.amount(), total.currency().getCurrencyCode()));
        asked.add(new Asked("number", invoice.invoiceNumber()));
        return asked;
    }

    private static Reply reply(HandoffResult result) {
        return new Reply(result.outcome(), result.handoffReference(), result.errorMessage(), result);
    }

    @Test
    public void handOffInvoice_answersConsistently() {
        needs("vendor_handoff_invoice");
        assertConsistent(provider().handOffInvoice(invoice(newKey())));
    }

    @Test
    public void handOffInvoice_sameKeyAgain_givesTheSameReference() {
        needs("vendor_handoff_invoice");
        InvoiceHandoff invoice = invoice(newKey());

        assertThat(provider().handOffInvoice(invoice).handoffReference())
                .isNotNull()
                .isEqualTo(provider().handOffInvoice(invoice).handoffReference());
    }

    @Test
    public void handOffInvoice_otherKeysAtOnce_giveOtherReferences() throws Exception {
        needs("vendor_handoff_invoice");
        assertDistinctReferences(
                i -> provider().handOffInvoice(invoice(newKey())).handoffReference());
    }

    @Test
    public void createWorkOrder_answersConsistently() {
        needs("create_work_order");
        assertConsistent(provider().createWorkOrder(workOrder(newKey())));
    }

    @Test
    public void createWorkOrder_sameKeyAgain_givesTheSameReference() {
        needs("create_work_order");
        WorkOrder order = workOrder(newKey());

        assertThat(provider().createWorkOrder(order).handoffReference())
                .isNotNull()
                .isEqualTo(provider().createWorkOrder(order).handoffReference());
    }

    @Test
    public void createWorkOrder_otherKeysAtOnce_giveOtherReferences() throws Exception {
        needs("create_work_order");
        assertDistinctReferences(
                i -> provider().createWorkOrder(workOrder(newKey())).handoffReference());
    }

    private void assertConsistent(HandoffResult result) {
        assertConsistent(result.outcome(), result.handoffReference(), result.errorMessage());
    }

    private static IdempotencyKey newKey() {
        return new IdempotencyKey("contract-" + UUID.randomUUID());
    }

    private static Money money(String amount) {
        return new Money(new BigDecimal(amount), Currency.getInstance("ZAR"));
    }
}
