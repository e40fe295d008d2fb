package dev.keyport.port.commerce;

import dev.keyport.port.IntegrationPort;
import dev.keyport.port.PortDomain;
import dev.keyport.port.RequiresCapability;

/**
 * Reads orders, products and customers from the tenant's shop (Etsy, Shopify and the like).
 *
 * <p>It is one way: nothing is ever written to the shop, no tracking number, no fulfilment, no stock. Seed: the integrations
 * domain, section 5.
 *
 * <p>Everything is read in pages. A <em>cursor</em> says where a page begins; only the adapter that made it understands it, and
 * only for the same method and connection. Asking with the next cursor of a page gives what comes after it. This holds after the
 * last page as well: keep its cursor, and the next run gets only what was added or changed since. What changes while pages are
 * read is in one of them or in the next run; it can come twice, and is recognised by its external id. So storing a page is to
 * replace what has the same external id, and a page that is asked for again does no harm. Nothing tells what was deleted in the
 * shop.
 *
 * <p>A cursor that the shop no longer takes is {@link dev.keyport.port.FailureKind#INVALID_REQUEST}: begin again. An item that
 * does not fit the limits of its record fails the page as {@link dev.keyport.port.FailureKind#UNAVAILABLE}, or comes with its
 * texts cut, never silently left out.
 */
@PortDomain("commerce")
public interface CommerceProvider extends IntegrationPort {

    /**
     * Reads a page of orders, the least recently changed first.
     *
     * @throws dev.keyport.port.IntegrationException when there is no page
     */
    @RequiresCapability("import_orders")
    CommercePage<CommerceOrder> importOrders(PageRequest request);

    /**
     * Reads a page of products with what is in stock, the least recently changed first.
     *
     * @throws dev.keyport.port.IntegrationException when there is no page
     */
    @RequiresCapability("sync_products")
    CommercePage<CommerceProduct> syncProducts(PageRequest request);

    /**
     * Reads a page of customers, the least recently changed first.
     *
     * @throws dev.keyport.port.IntegrationException when there is no page
     */
    @RequiresCapability("import_customers")
    CommercePage<CommerceCustomer> importCustomers(PageRequest request);
}
