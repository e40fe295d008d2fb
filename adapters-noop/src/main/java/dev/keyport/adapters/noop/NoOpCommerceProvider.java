package dev.keyport.adapters.noop;

import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.Outcome;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.TenantId;
import dev.keyport.port.commerce.CommerceCustomer;
import dev.keyport.port.commerce.CommerceOrder;
import dev.keyport.port.commerce.CommercePage;
import dev.keyport.port.commerce.CommerceProduct;
import dev.keyport.port.commerce.CommerceProvider;
import dev.keyport.port.commerce.PageRequest;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Simulates a shop that has nothing: every page is empty and the last one, and the cursor stays where it was. Thread-safe. */
@IntegrationAdapter(domain = "commerce", slug = "noop")
public final class NoOpCommerceProvider implements CommerceProvider {

    private static final Logger log = LoggerFactory.getLogger(NoOpCommerceProvider.class);

    private final TenantId tenant;

    public NoOpCommerceProvider(TenantId tenant) {
        this.tenant = Objects.requireNonNull(tenant, "tenant");
    }

    @Override
    public String providerId() {
        return ProviderSlug.NOOP.value();
    }

    @Override
    public CommercePage<CommerceOrder> importOrders(PageRequest request) {
        return empty("orders", request);
    }

    @Override
    public CommercePage<CommerceProduct> syncProducts(PageRequest request) {
        return empty("products", request);
    }

    @Override
    public CommercePage<CommerceCustomer> importCustomers(PageRequest request) {
        return empty("customers", request);
    }

    @Override
    public ConnectionTestResult testConnection() {
        log.info("simulated for tenant {}: would test the commerce connection", tenant);
        return new ConnectionTestResult(Outcome.SIMULATED, providerId(), null);
    }

    @Override
    public boolean simulated() {
        return true;
    }

    private <T> CommercePage<T> empty(String what, PageRequest request) {
        log.info("simulated for tenant {}: would read at most {} {}", tenant, request.limit(), what);
        return new CommercePage<>(Outcome.SIMULATED, List.of(), request.cursor(), false);
    }
}
