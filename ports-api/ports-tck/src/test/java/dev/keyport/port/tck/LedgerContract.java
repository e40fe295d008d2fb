package dev.keyport.port.tck;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.accounting.AccountingProvider;
import dev.keyport.port.accounting.tck.AccountingProviderContract;
import java.net.URI;
import java.time.Duration;

/** The contract of a ledger, whose client can be replaced. */
abstract class LedgerContract extends AccountingProviderContract implements VendorScript<AccountingProvider> {

    @Override
    protected Subject<AccountingProvider> subject() {
        return Subject.withVendor(this);
    }

    VendorClient client(ConnectionContext context, URI vendor, Duration timeout) {
        return new VendorClient(IntegrationDomain.ACCOUNTING, context, vendor, timeout);
    }

    AccountingProvider adapter(VendorClient client) {
        return new LedgerAccounting(client);
    }

    @Override
    public AdapterFactory<AccountingProvider> factory(URI vendor, Duration timeout) {
        return SampleFactory.of(
                AccountingProvider.class,
                "ledger",
                context -> adapter(client(context, vendor, timeout)),
                "sync_invoice",
                "sync_customer");
    }

    @Override
    public VendorAnswer success(VendorExchange exchange) {
        String member = exchange.capability().equals(Operation.TEST) ? "account" : "id";
        return VendorAnswer.json(200, "{\"" + member + "\":\"" + exchange.reference() + "\",\"status\":\"ok\"}");
    }

    @Override
    public VendorAnswer refusal(VendorExchange exchange) {
        return VendorAnswer.json(422, "{\"error\":\"the period is closed\"}");
    }
}
