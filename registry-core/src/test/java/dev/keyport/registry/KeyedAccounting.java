package dev.keyport.registry;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.AuthType;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionTestResult;
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
import java.util.Set;

/** An accounting adapter that needs a key, and shows with each reference with which key and for whom it was called. */
record KeyedAccounting(ConnectionContext context) implements AccountingProvider {

    static final ProviderSlug SLUG = new ProviderSlug("keyed");

    @Override
    public String providerId() {
        return SLUG.value();
    }

    @Override
    public AccountingSyncResult syncInvoice(InvoiceSyncRequest request) {
        return confirmed();
    }

    @Override
    public AccountingSyncResult syncCustomer(CustomerSyncRequest request) {
        return confirmed();
    }

    @Override
    public ConnectionTestResult testConnection() {
        try (Secret key = context.openCredential()) {
            return key.revealUtf8().startsWith("bad")
                    ? new ConnectionTestResult(Outcome.REJECTED, providerId(), "the provider refused the key")
                    : new ConnectionTestResult(Outcome.CONFIRMED, providerId(), null);
        }
    }

    private AccountingSyncResult confirmed() {
        try (Secret key = context.openCredential()) {
            String reference = context.tenant() + "/" + key.revealUtf8() + "/" + context.config();
            return new AccountingSyncResult(Outcome.CONFIRMED, reference, null);
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
                    SLUG,
                    "Keyed",
                    ProviderCategory.API,
                    AuthType.API_KEY,
                    List.of(),
                    """
                    {"type":"object","properties":{"region":{"type":"string","enum":["za","eu"]}},
                     "additionalProperties":false}""",
                    Set.of("api.example.com"),
                    null);
        }

        @Override
        public AccountingProvider create(ConnectionContext context) {
            return new KeyedAccounting(context);
        }
    }
}
