package dev.keyport.adapters.noop;

import dev.keyport.port.TenantId;
import dev.keyport.port.tck.Subject;
import dev.keyport.port.vendor.VendorServiceProvider;
import dev.keyport.port.vendor.tck.VendorServiceProviderContract;

class NoOpVendorServiceProviderContractTest extends VendorServiceProviderContract {

    @Override
    protected Subject<VendorServiceProvider> subject() {
        return Subject.withoutVendor(new NoOpVendorServiceProvider(new TenantId("acme")));
    }
}
