package dev.keyport.adapters.noop;

import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.Outcome;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.TenantId;
import dev.keyport.port.accounting.AccountingProvider;
import dev.keyport.port.accounting.AccountingSyncResult;
import dev.keyport.port.accounting.CustomerSyncRequest;
import dev.keyport.port.accounting.InvoiceSyncRequest;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Simulates an accounting system: each call answers a new reference of the form {@code NOOP-1a2b3c4d}. Thread-safe. */
@IntegrationAdapter(domain = "accounting", slug = "noop")
public final class NoOpAccountingProvider implements AccountingProvider {

    private static final Logger log = LoggerFactory.getLogger(NoOpAccountingProvider.class);

    private final TenantId tenant;

    public NoOpAccountingProvider(TenantId tenant) {
        this.tenant = Objects.requireNonNull(tenant, "tenant");
    }

    @Override
    public String providerId() {
        return ProviderSlug.NOOP.value();
    }

    @Override
    public AccountingSyncResult syncInvoice(InvoiceSyncRequest request) {
        String reference = References.random(References.PREFIX);
        log.info(
                "simulated for tenant {}: would sync an invoice of {} lines, as {}",
                tenant,
                request.lineItems().size(),
                reference);
        return new AccountingSyncResult(Outcome.SIMULATED, reference, null);
    }

    @Override
    public AccountingSyncResult syncCustomer(CustomerSyncRequest request) {
        Objects.requireNonNull(request, "request");
        String reference = References.random(References.PREFIX);
        log.info("simulated for tenant {}: would sync a customer, as {}", tenant, reference);
        return new AccountingSyncResult(Outcome.SIMULATED, reference, null);
    }

    @Override
    public ConnectionTestResult testConnection() {
        log.info("simulated for tenant {}: would test the accounting connection", tenant);
        return new ConnectionTestResult(Outcome.SIMULATED, providerId(), null);
    }

    @Override
    public boolean simulated() {
        return true;
    }
}
