package dev.keyport.adapters.noop;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.AuthType;
import dev.keyport.port.Capability;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.ProviderCategory;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.TenantId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

record NoOpFactory<P extends IntegrationPort>(
        Class<P> port, ProviderDescriptor descriptor, Function<TenantId, P> adapterOf) implements AdapterFactory<P> {

    static <P extends IntegrationPort> NoOpFactory<P> of(
            Class<P> port, Function<TenantId, P> adapterOf, Capability... capabilities) {
        ProviderDescriptor descriptor = new ProviderDescriptor(
                ProviderSlug.NOOP,
                "Simulation",
                ProviderCategory.API,
                AuthType.NONE,
                List.of(capabilities),
                RehearsalConfig.SCHEMA,
                Set.of(),
                null);
        return new NoOpFactory<>(port, descriptor, adapterOf);
    }

    @Override
    public P create(ConnectionContext context) {
        return adapterOf.apply(context.tenant());
    }
}
