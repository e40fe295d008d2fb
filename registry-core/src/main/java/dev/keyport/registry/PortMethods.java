package dev.keyport.registry;

import dev.keyport.port.Capability;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.RequiresCapability;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which capability each method of a port uses. Made once for a port; immutable, thread-safe. */
final class PortMethods {

    private final Class<?> port;
    private final Map<Method, RequiresCapability> required = new HashMap<>();

    /**
     * @throws IllegalArgumentException when the port is not public, or a method of it does not say which capability it uses
     */
    PortMethods(Class<?> port) {
        this.port = port;
        if (!Modifier.isPublic(port.getModifiers())) {
            throw new IllegalArgumentException("the port " + port.getName() + " is not public");
        }
        for (Method method : port.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers()) && !isOfEveryPort(method)) {
                required.put(method, capabilityOf(method));
            }
        }
    }

    /** What a call of the method needs; null for what every port has. */
    @Nullable
    RequiresCapability required(Method method) {
        return required.get(method);
    }

    /**
     * The capabilities of a provider by their ids.
     *
     * @throws IllegalArgumentException when it declares one twice, one that the port does not have, or one for a lower role than
     *     the port allows
     */
    Map<String, Capability> offeredBy(ProviderDescriptor provider, String factory) {
        Map<String, Capability> offered = new HashMap<>();
        for (Capability capability : provider.capabilities()) {
            List<RequiresCapability> uses = required.values().stream()
                    .filter(use -> use.value().equals(capability.id()))
                    .toList();
            require(!uses.isEmpty(), factory, capability, "which the port " + port.getName() + " does not have");
            for (RequiresCapability use : uses) {
                require(
                        capability.role().isAtLeast(use.role()),
                        factory,
                        capability,
                        "for the role " + capability.role().lowerCaseName() + " where the port asks for "
                                + use.role().lowerCaseName());
            }
            require(offered.put(capability.id(), capability) == null, factory, capability, "twice");
        }
        return Map.copyOf(offered);
    }

    /** An implementation of the port that hands every call to the handler. */
    Object proxy(InvocationHandler handler) {
        return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler);
    }

    private static void require(boolean condition, String factory, Capability capability, String wrong) {
        if (!condition) {
            throw new IllegalArgumentException(factory + " declares the capability " + capability.id() + " " + wrong);
        }
    }

    private static boolean isOfEveryPort(Method method) {
        return Arrays.stream(IntegrationPort.class.getMethods())
                .anyMatch(common -> common.getName().equals(method.getName())
                        && Arrays.equals(common.getParameterTypes(), method.getParameterTypes()));
    }

    private RequiresCapability capabilityOf(Method method) {
        RequiresCapability capability = method.getAnnotation(RequiresCapability.class);
        if (capability == null) {
            throw new IllegalArgumentException("the method " + method.getName() + " of the port " + port.getName()
                    + " has no @RequiresCapability");
        }
        return capability;
    }
}
