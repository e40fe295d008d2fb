package dev.keyport.actions;

import dev.keyport.port.commerce.CommerceCustomer;
import dev.keyport.port.commerce.CommerceOrder;
import dev.keyport.port.commerce.CommerceProduct;
import dev.keyport.port.commerce.CommerceProvider;
import dev.keyport.registry.job.Action;
import java.util.List;

/** The actions that Keyport has itself. Seed: the integrations domain, section 10. */
public final class StandardActions {

    private StandardActions() {}

    /**
     * {@code import_orders}, {@code sync_products} and {@code import_customers} of the commerce port, {@code
     * post_instagram_product} of the social port, {@code vendor_handoff_invoice} and {@code create_work_order} of the vendor port.
     * Together with your own they make {@link dev.keyport.registry.job.Actions}.
     */
    public static List<Action<?>> all() {
        return List.of(
                new CommerceImport<>("import_orders", CommerceProvider::importOrders, CommerceOrder::externalId),
                new CommerceImport<>("sync_products", CommerceProvider::syncProducts, CommerceProduct::externalId),
                new CommerceImport<>(
                        "import_customers", CommerceProvider::importCustomers, CommerceCustomer::externalId),
                new PostProduct(),
                new HandOffInvoice(),
                new CreateWorkOrder());
    }
}
