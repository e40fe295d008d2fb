package dev.keyport.adapters.noop;

import dev.keyport.port.TenantId;
import dev.keyport.port.accounting.AccountingProvider;
import dev.keyport.port.accounting.tck.AccountingProviderContract;
import dev.keyport.port.tck.Subject;

class NoOpAccountingProviderContractTest extends AccountingProviderContract {

    @Override
    protected Subject<AccountingProvider> subject() {
        return Subject.withoutVendor(new NoOpAccountingProvider(new TenantId("acme")));
    }
}
