package dev.keyport.adapters.noop;

import dev.keyport.port.TenantId;
import dev.keyport.port.vendor.VendorServiceProvider;
import dev.keyport.port.vendor.tck.VendorServiceProviderContract;

class NoOpVendorServiceProviderContractTest extends VendorServiceProviderContract {

    @Override
    protected VendorServiceProvider provider() {
        return new NoOpVendorServiceProvider(new TenantId("acme"));
    }
}
