package dev.keyport.port.accounting.tck;

import dev.keyport.port.accounting.AccountingProvider;
import dev.keyport.port.accounting.AccountingSyncResult;
import dev.keyport.port.accounting.CustomerSyncRequest;
import dev.keyport.port.accounting.InvoiceSyncRequest;
import dev.keyport.port.accounting.LineItem;
import dev.keyport.port.tck.IntegrationPortContract;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link AccountingProvider} must do. */
public abstract class AccountingProviderContract extends IntegrationPortContract<AccountingProvider> {

    protected AccountingProviderContract() {
        super(AccountingProvider.class);
    }

    /** An invoice that the provider takes; another number makes another invoice. */
    protected InvoiceSyncRequest invoice(int number) {
        LineItem line = new LineItem("Widget", new BigDecimal("2"), new BigDecimal("49.95"), new BigDecimal("14.99"));
        LocalDate issued = LocalDate.of(2026, 1, 31);
        return new InvoiceSyncRequest(
                "CONTRACT-" + number, "Contract Customer", List.of(line), "ZAR", issued, issued.plusDays(30));
    }

    /** A customer that the provider takes; another number makes another customer. */
    protected CustomerSyncRequest customer(int number) {
        return new CustomerSyncRequest(
                "Contract Customer " + number, "customer" + number + "@example.com", null, null, "Paarl", "7646", "ZA");
    }

    @Test
    public void syncInvoice_answersConsistently() {
        AccountingSyncResult result = provider().syncInvoice(invoice(1));

        assertConsistent(result.outcome(), result.externalReferenceId(), result.errorMessage());
    }

    @Test
    public void syncCustomer_answersConsistently() {
        AccountingSyncResult result = provider().syncCustomer(customer(1));

        assertConsistent(result.outcome(), result.externalReferenceId(), result.errorMessage());
    }

    @Test
    public void syncInvoice_differentInvoicesAtOnce_haveTheirOwnReferences() throws Exception {
        assertDistinctReferences(i -> provider().syncInvoice(invoice(i)).externalReferenceId());
    }

    @Test
    public void syncCustomer_differentCustomersAtOnce_haveTheirOwnReferences() throws Exception {
        assertDistinctReferences(i -> provider().syncCustomer(customer(i)).externalReferenceId());
    }
}
