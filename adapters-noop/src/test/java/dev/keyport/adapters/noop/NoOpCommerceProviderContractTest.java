package dev.keyport.adapters.noop;

import dev.keyport.port.TenantId;
import dev.keyport.port.commerce.CommerceProvider;
import dev.keyport.port.commerce.tck.CommerceProviderContract;

class NoOpCommerceProviderContractTest extends CommerceProviderContract {

    @Override
    protected CommerceProvider provider() {
        return new NoOpCommerceProvider(new TenantId("acme"));
    }
}
