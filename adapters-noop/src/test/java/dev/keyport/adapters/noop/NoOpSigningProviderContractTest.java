package dev.keyport.adapters.noop;

import dev.keyport.port.TenantId;
import dev.keyport.port.signing.DocumentSigningProvider;
import dev.keyport.port.signing.tck.DocumentSigningProviderContract;
import dev.keyport.port.tck.Subject;
import java.time.Clock;

class NoOpSigningProviderContractTest extends DocumentSigningProviderContract {

    @Override
    protected Subject<DocumentSigningProvider> subject() {
        return Subject.withoutVendor(new NoOpSigningProvider(new TenantId("acme"), Clock.systemUTC()));
    }
}
