package dev.keyport.adapters.noop;

import dev.keyport.port.TenantId;
import dev.keyport.port.ai.AiProvider;
import dev.keyport.port.ai.tck.AiProviderContract;
import dev.keyport.port.tck.Subject;

class NoOpAiProviderContractTest extends AiProviderContract {

    @Override
    protected Subject<AiProvider> subject() {
        return Subject.withoutVendor(new NoOpAiProvider(new TenantId("acme")));
    }
}
