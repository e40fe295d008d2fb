package dev.keyport.port.accounting.tck;

import dev.keyport.port.accounting.AccountingProvider;
import dev.keyport.port.accounting.AccountingSyncResult;
import dev.keyport.port.accounting.CustomerSyncRequest;
import dev.keyport.port.accounting.InvoiceSyncRequest;
import dev.keyport.port.accounting.LineItem;
import dev.keyport.port.tck.Asked;
import dev.keyport.port.tck.IntegrationPortContract;
import dev.keyport.port.tck.Operation;
import dev.keyport.port.tck.Operation.Attempt;
import dev.keyport.port.tck.Operation.Effect;
import dev.keyport.port.tck.Operation.Reply;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link AccountingProvider} must do. */
public abstract class AccountingProviderContract extends IntegrationPortContract<AccountingProvider> {

    protected AccountingProviderContract() {
        super(AccountingProvider.class);
    }

    /** An invoice that the provider takes; another mark, of letters and digits, makes another invoice. */
    protected InvoiceSyncRequest invoice(String mark) {
        LineItem line = new LineItem("Widget", new BigDecimal("2"), new BigDecimal("49.95"), new BigDecimal("14.99"));
        LocalDate issued = LocalDate.of(2026, 1, 31);
        return new InvoiceSyncRequest(
                "CONTRACT-" + mark, "Contract Customer", List.of(line), "ZAR", issued, issued.plusDays(30));
    }

    /** A customer that the provider takes; another mark, of letters and digits, makes another customer. */
    protected CustomerSyncRequest customer(String mark) {
        return new CustomerSyncRequest(
                "Contract Customer " + mark, mark + "@example.com", null, null, "Paarl", "7646", "ZA");
    }

    @Override
    protected List<Operation<AccountingProvider>> operations() {
        return List.of(
                new Operation<>(
                        "sync_invoice",
                        Effect.UPDATES,
                        (adapter, attempt) -> reply(adapter.syncInvoice(invoice(attempt))),
                        attempt -> asked(invoice(attempt))),
                new Operation<>(
                        "sync_customer",
                        Effect.UPDATES,
                        (adapter, attempt) -> reply(adapter.syncCustomer(customer(attempt.mark())))));
    }

    /** Each line costs the amount of the attempt, where it is not the usual one. */
    private InvoiceSyncRequest invoice(Attempt attempt) {
        InvoiceSyncRequest like = invoice(attempt.mark());
        List<LineItem> lines = like.lineItems().stream()
                .map(line -> attempt.isUsual()
                        ? line
                        : new LineItem(line.description(), line.quantity(), attempt.amount(), line.taxAmount()))
                .toList();
        return new InvoiceSyncRequest(
                like.invoiceNumber(), like.customerName(), lines, like.currency(), like.issueDate(), like.dueDate());
    }

    private static List<Asked> asked(InvoiceSyncRequest invoice) {
        BigDecimal total = invoice.lineItems().stream()
                .map(line -> line.unitPrice().multiply(line.quantity()).add(line.taxAmount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Asked> asked = new ArrayList<>(Asked.money(total, invoice.currency()));
        asked.add(new Asked("number", invoice.invoiceNumber()));
        return asked;
    }

    private static Reply reply(AccountingSyncResult result) {
        return new Reply(result.outcome(), result.externalReferenceId(), result.errorMessage(), result);
    }

    @Test
    public void syncInvoice_answersConsistently() {
        needs("sync_invoice");
        AccountingSyncResult result = provider().syncInvoice(invoice("1"));

        assertConsistent(result.outcome(), result.externalReferenceId(), result.errorMessage());
    }

    @Test
    public void syncCustomer_answersConsistently() {
        needs("sync_customer");
        AccountingSyncResult result = provider().syncCustomer(customer("1"));

        assertConsistent(result.outcome(), result.externalReferenceId(), result.errorMessage());
    }

    @Test
    public void syncInvoice_differentInvoicesAtOnce_haveTheirOwnReferences() throws Exception {
        needs("sync_invoice");
        assertDistinctReferences(i -> provider().syncInvoice(invoice("i" + i)).externalReferenceId());
    }

    @Test
    public void syncCustomer_differentCustomersAtOnce_haveTheirOwnReferences() throws Exception {
        needs("sync_customer");
        assertDistinctReferences(i -> provider().syncCustomer(customer("i" + i)).externalReferenceId());
    }
}
