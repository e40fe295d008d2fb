package dev.keyport.adapters.noop;

import dev.keyport.port.TenantId;
import dev.keyport.port.ai.AiProvider;
import dev.keyport.port.ai.tck.AiProviderContract;

class NoOpAiProviderContractTest extends AiProviderContract {

    @Override
    protected AiProvider provider() {
        return new NoOpAiProvider(new TenantId("acme"));
    }
}
