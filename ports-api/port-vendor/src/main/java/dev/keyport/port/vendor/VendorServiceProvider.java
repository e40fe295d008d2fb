package dev.keyport.port.vendor;

import dev.keyport.port.IntegrationPort;
import dev.keyport.port.PortDomain;
import dev.keyport.port.RequiresCapability;

/**
 * Hands work to an outside service that the tenant has a business relation with: packing, shipping, painting.
 *
 * <p>Such a vendor is a person or a company, rarely an API: what it gets is a document, an invoice or a work order. How the
 * document looks and how it arrives, as a PDF in a mail, in a shared folder or in a portal, is the adapter's business. The tenant's
 * sales records stay the truth; nothing is read back but the reference. Seed: the integrations domain, sections 5 and 6.
 *
 * <p>A document is handed over at most once per idempotency key: repeating a call with the same key and the same content answers
 * what the first one did. Where the way to the vendor knows no such keys, the adapter answers
 * {@link dev.keyport.port.Outcome#UNKNOWN} again rather than hand over twice. A confirmed result says that the document was taken
 * over, not that anybody read it or will do the work. {@link dev.keyport.port.Outcome#UNKNOWN} means that it may have arrived.
 */
@PortDomain("vendor_service")
public interface VendorServiceProvider extends IntegrationPort {

    /**
     * Hands over an invoice, with what else belongs to it.
     *
     * @throws dev.keyport.port.IntegrationException when there is no business answer
     */
    @RequiresCapability("vendor_handoff_invoice")
    HandoffResult handOffInvoice(InvoiceHandoff invoice);

    /**
     * Hands over an order to do work.
     *
     * @throws dev.keyport.port.IntegrationException when there is no business answer
     */
    @RequiresCapability("create_work_order")
    HandoffResult createWorkOrder(WorkOrder order);
}
