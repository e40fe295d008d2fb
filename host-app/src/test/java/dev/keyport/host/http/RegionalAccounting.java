package dev.keyport.host.http;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.AuthType;
import dev.keyport.port.Capability;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.Destination;
import dev.keyport.port.IntegrationAdapter;
import dev.keyport.port.Outcome;
import dev.keyport.port.ProviderCategory;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Secret;
import dev.keyport.port.accounting.AccountingProvider;
import dev.keyport.port.accounting.AccountingSyncResult;
import dev.keyport.port.accounting.CustomerSyncRequest;
import dev.keyport.port.accounting.InvoiceSyncRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An accounting adapter whose configuration decides where its key goes. It goes nowhere. */
@IntegrationAdapter(domain = "accounting", slug = "regional")
record RegionalAccounting(ConnectionContext context) implements AccountingProvider {

    @Override
    public String providerId() {
        return "regional";
    }

    @Override
    public AccountingSyncResult syncInvoice(InvoiceSyncRequest request) {
        return useKey();
    }

    @Override
    public AccountingSyncResult syncCustomer(CustomerSyncRequest request) {
        return useKey();
    }

    @Override
    public ConnectionTestResult testConnection() {
        useKey();
        return ConnectionTestResult.confirmed(providerId(), "regional account");
    }

    private AccountingSyncResult useKey() {
        try (Secret key = context.openCredential()) {
            return new AccountingSyncResult(Outcome.CONFIRMED, key.length() + " bytes", null);
        }
    }

    static final class Factory implements AdapterFactory<AccountingProvider> {

        @Override
        public Class<AccountingProvider> port() {
            return AccountingProvider.class;
        }

        @Override
        public ProviderDescriptor descriptor() {
            return new ProviderDescriptor(
                    new ProviderSlug("regional"),
                    "Regional",
                    ProviderCategory.API,
                    AuthType.API_KEY,
                    List.of(
                            new Capability("sync_invoice", "Sync invoices", "Sends an invoice."),
                            new Capability("sync_customer", "Sync customers", "Sends a customer.")),
                    "{\"type\":\"object\",\"properties\":{\"baseUrl\":{\"type\":\"string\"}},\"additionalProperties\":false}",
                    Set.of("*.regional.example"),
                    null);
        }

        @Override
        public Destination destination(Map<String, Object> config) {
            return Destination.ofUrl(config, "baseUrl");
        }

        @Override
        public AccountingProvider create(ConnectionContext context) {
            return new RegionalAccounting(context);
        }
    }
}
