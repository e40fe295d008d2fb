package dev.keyport.adapters.noop;

import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.Outcome;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.TenantId;
import dev.keyport.port.vendor.HandoffResult;
import dev.keyport.port.vendor.InvoiceHandoff;
import dev.keyport.port.vendor.VendorServiceProvider;
import dev.keyport.port.vendor.WorkOrder;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Simulates a service vendor; nothing is handed to anybody.
 *
 * <p>The same idempotency key gives the same reference, made as {@link NoOpPaymentProvider} makes it: nothing is kept, and a key
 * that comes again with other content is not noticed. Thread-safe.
 */
@IntegrationAdapter(domain = "vendor_service", slug = "noop")
public final class NoOpVendorServiceProvider implements VendorServiceProvider {

    private static final Logger log = LoggerFactory.getLogger(NoOpVendorServiceProvider.class);

    private final TenantId tenant;

    public NoOpVendorServiceProvider(TenantId tenant) {
        this.tenant = Objects.requireNonNull(tenant, "tenant");
    }

    @Override
    public String providerId() {
        return ProviderSlug.NOOP.value();
    }

    @Override
    public HandoffResult handOffInvoice(InvoiceHandoff invoice) {
        return simulate("an invoice", invoice.lines().size(), invoice.idempotencyKey());
    }

    @Override
    public HandoffResult createWorkOrder(WorkOrder order) {
        return simulate("a work order", order.items().size(), order.idempotencyKey());
    }

    @Override
    public ConnectionTestResult testConnection() {
        log.info("simulated for tenant {}: would test the vendor connection", tenant);
        return new ConnectionTestResult(Outcome.SIMULATED, providerId(), null);
    }

    @Override
    public boolean simulated() {
        return true;
    }

    private HandoffResult simulate(String what, int lines, IdempotencyKey key) {
        String reference = References.derived(References.PREFIX, tenant.value(), what, key.value());
        log.info("simulated for tenant {}: would hand over {} with {} lines, as {}", tenant, what, lines, reference);
        return new HandoffResult(Outcome.SIMULATED, reference, null);
    }
}
