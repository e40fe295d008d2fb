package dev.keyport.registry;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.AuthType;
import dev.keyport.port.Capability;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionTestResult;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.Outcome;
import dev.keyport.port.ProviderCategory;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.RequiresCapability;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A vendor of any port that does as a test says. */
record StandIn<P extends IntegrationPort>(
        Class<P> port, List<Capability> capabilities, Function<Call, @Nullable Object> answer)
        implements AdapterFactory<P> {

    static final ProviderSlug SLUG = new ProviderSlug("stand-in");

    /** A call of a business method. */
    record Call(Method method, ConnectionContext context) {}

    /** One that can do everything that its port has. */
    static <P extends IntegrationPort> StandIn<P> of(Class<P> port, Function<Call, @Nullable Object> answer) {
        return new StandIn<>(port, capabilitiesOf(port), answer);
    }

    static List<Capability> capabilitiesOf(Class<?> port) {
        return business(port).stream()
                .map(method -> method.getAnnotation(RequiresCapability.class))
                .map(required -> new Capability(required.value(), "Label", "Description.", required.role()))
                .toList();
    }

    /** The methods that a port adds to those of every port. */
    static List<Method> business(Class<?> port) {
        return Arrays.stream(port.getMethods())
                .filter(method -> method.getDeclaringClass() != IntegrationPort.class)
                .toList();
    }

    @Override
    public ProviderDescriptor descriptor() {
        return new ProviderDescriptor(
                SLUG,
                "Stand-in",
                ProviderCategory.API,
                AuthType.NONE,
                capabilities,
                ProviderDescriptor.NO_CONFIG,
                Set.of("api.example.com"),
                null);
    }

    @Override
    public P create(ConnectionContext context) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "providerId" -> SLUG.value();
                    case "simulated" -> false;
                    case "testConnection" -> new ConnectionTestResult(Outcome.CONFIRMED, SLUG.value(), null);
                    case "toString" -> "StandIn[" + context + "]";
                    default -> answer.apply(new Call(method, context));
                }));
    }
}
