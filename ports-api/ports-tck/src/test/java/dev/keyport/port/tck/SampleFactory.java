package dev.keyport.port.tck;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.AuthType;
import dev.keyport.port.Capability;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.ProviderCategory;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Role;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

record SampleFactory<P extends IntegrationPort>(
        Class<P> port, ProviderDescriptor descriptor, Function<ConnectionContext, P> adapter)
        implements AdapterFactory<P> {

    static <P extends IntegrationPort> SampleFactory<P> of(
            Class<P> port, String slug, Function<ConnectionContext, P> adapter, String... capabilities) {
        List<Capability> offered = Stream.of(capabilities)
                .map(id -> new Capability(id, id, "Does it.", Role.MANAGER))
                .toList();
        ProviderDescriptor descriptor = new ProviderDescriptor(
                new ProviderSlug(slug),
                slug,
                ProviderCategory.API,
                AuthType.API_KEY,
                offered,
                ProviderDescriptor.NO_CONFIG,
                Set.of("api.vendor.example"),
                null);
        return new SampleFactory<>(port, descriptor, adapter);
    }

    @Override
    public P create(ConnectionContext context) {
        return adapter.apply(context);
    }
}
