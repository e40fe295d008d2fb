package dev.keyport.port.accounting;

import dev.keyport.port.IntegrationPort;
import dev.keyport.port.PortDomain;
import dev.keyport.port.RequiresCapability;

/**
 * Sends sales documents to the tenant's accounting system (Xero, QuickBooks, Sage and the like).
 *
 * <p>It is one way: nothing is read back but the reference that the system gives. Sending the same invoice number again updates
 * the invoice where the system can, and is {@link dev.keyport.port.Outcome#REJECTED} where it cannot. Seed: epic 147.
 */
@PortDomain("accounting")
public interface AccountingProvider extends IntegrationPort {

    /**
     * Creates the invoice there, or updates it.
     *
     * @throws dev.keyport.port.IntegrationException when there is no business answer
     */
    @RequiresCapability("sync_invoice")
    AccountingSyncResult syncInvoice(InvoiceSyncRequest request);

    /**
     * Creates the customer there, or updates it.
     *
     * @throws dev.keyport.port.IntegrationException when there is no business answer
     */
    @RequiresCapability("sync_customer")
    AccountingSyncResult syncCustomer(CustomerSyncRequest request);
}
