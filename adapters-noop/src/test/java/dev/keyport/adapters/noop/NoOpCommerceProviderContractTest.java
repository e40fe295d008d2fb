package dev.keyport.adapters.noop;

import dev.keyport.port.TenantId;
import dev.keyport.port.commerce.CommerceProvider;
import dev.keyport.port.commerce.tck.CommerceProviderContract;
import dev.keyport.port.tck.Subject;

class NoOpCommerceProviderContractTest extends CommerceProviderContract {

    @Override
    protected Subject<CommerceProvider> subject() {
        return Subject.withoutVendor(new NoOpCommerceProvider(new TenantId("acme")));
    }
}
