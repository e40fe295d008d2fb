package dev.keyport.adapters.noop;

import dev.keyport.port.TenantId;
import dev.keyport.port.accounting.AccountingProvider;
import dev.keyport.port.accounting.tck.AccountingProviderContract;

class NoOpAccountingProviderContractTest extends AccountingProviderContract {

    @Override
    protected AccountingProvider provider() {
        return new NoOpAccountingProvider(new TenantId("acme"));
    }
}
