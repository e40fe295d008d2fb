package dev.keyport.registry;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.AuthType;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.ProviderCategory;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.accounting.AccountingProvider;
import dev.keyport.port.accounting.AccountingSyncResult;
import dev.keyport.port.accounting.CustomerSyncRequest;
import dev.keyport.port.accounting.InvoiceSyncRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** An accounting adapter that answers a test as it is told, beside the no-ops. */
final class ScriptedAccounting implements AdapterFactory<AccountingProvider> {

    static final ProviderSlug SLUG = new ProviderSlug("scripted");

    final AtomicInteger asked = new AtomicInteger();
    volatile Supplier<ConnectionTestResult> answer = () -> ConnectionTestResult.confirmed(SLUG.value(), null);
    private final String schema;

    ScriptedAccounting() {
        this(ProviderDescriptor.NO_CONFIG);
    }

    ScriptedAccounting(String schema) {
        this.schema = schema;
    }

    List<AdapterFactory<?>> installed() {
        List<AdapterFactory<?>> factories = new ArrayList<>(RegistryFixture.noOps());
        factories.add(this);
        return factories;
    }

    @Override
    public Class<AccountingProvider> port() {
        return AccountingProvider.class;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return new ProviderDescriptor(
                SLUG,
                "Scripted",
                ProviderCategory.API,
                AuthType.API_KEY,
                List.of(),
                schema,
                Set.of("api.example.com"),
                null);
    }

    @Override
    public AccountingProvider create(ConnectionContext context) {
        return new Adapter();
    }

    private final class Adapter implements AccountingProvider {

        @Override
        public String providerId() {
            return SLUG.value();
        }

        @Override
        public ConnectionTestResult testConnection() {
            asked.incrementAndGet();
            return answer.get();
        }

        @Override
        public AccountingSyncResult syncInvoice(InvoiceSyncRequest request) {
            throw new UnsupportedOperationException("nobody sends here");
        }

        @Override
        public AccountingSyncResult syncCustomer(CustomerSyncRequest request) {
            throw new UnsupportedOperationException("nobody sends here");
        }
    }
}
