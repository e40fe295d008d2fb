package dev.keyport.adapters.noop;

import dev.keyport.port.TenantId;
import dev.keyport.port.signing.DocumentSigningProvider;
import dev.keyport.port.signing.tck.DocumentSigningProviderContract;
import java.time.Clock;

class NoOpSigningProviderContractTest extends DocumentSigningProviderContract {

    @Override
    protected DocumentSigningProvider provider() {
        return new NoOpSigningProvider(new TenantId("acme"), Clock.systemUTC());
    }
}
