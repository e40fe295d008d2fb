package dev.keyport.registry;

import dev.keyport.port.AccessDeniedException;
import dev.keyport.port.Caller;
import dev.keyport.port.Capability;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.Outcome;
import dev.keyport.port.PortResult;
import dev.keyport.port.RequiresCapability;
import dev.keyport.registry.TenantSnapshot.Served;
import dev.keyport.registry.UseLog.Use;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of an adapter, for one caller: lets a call through when the provider offers its capability, the connection has it
 * switched on and the caller's role suffices, and tells how it ended. What the adapter returns or throws comes out unchanged, but for
 * the credential of the connection in its words.
 */
final class PortGuard implements InvocationHandler {

    private final Caller caller;
    private final IntegrationDomain domain;
    private final PortMethods methods;
    private final Served served;
    private final UseLog log;

    PortGuard(Caller caller, IntegrationDomain domain, PortMethods methods, Served served, UseLog log) {
        this.caller = caller;
        this.domain = domain;
        this.methods = methods;
        this.served = served;
        this.log = log;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, arguments);
        }
        RequiresCapability required = methods.required(method);
        if (required == null) {
            return call(method, arguments);
        }
        requireAllowed(required.value());
        return logged(new Use(caller, domain, served, required.value()), method, arguments);
    }

    private @Nullable Object logged(Use use, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        long start = System.nanoTime();
        Object result;
        try {
            result = call(method, arguments);
        } catch (Throwable e) {
            log.failed(use, e, since(start));
            throw e;
        }
        log.answered(use, outcome(result), since(start));
        return result;
    }

    /**
     * Returns when a call that uses the capability would be let through.
     *
     * @throws UseRefusedException when the provider does not offer it, or it is switched off
     * @throws AccessDeniedException when it is not for the caller's role
     */
    void requireAllowed(String id) {
        Capability capability = served.offered().get(id);
        if (capability == null) {
            throw refused(
                    id,
                    UseRefusedException.Reason.CAPABILITY_NOT_OFFERED,
                    "the provider " + served.provider() + " does not offer "
                            + (Capability.isId(id) ? "the capability " + id : "such a capability"));
        }
        if (!caller.role().isAtLeast(capability.role())) {
            log.refused(caller, domain, served, id, "role-not-permitted");
            throw new AccessDeniedException(
                    caller,
                    "the capability " + id + " needs the role "
                            + capability.role().lowerCaseName() + " or a higher one");
        }
        if (served.isSwitchedOff(id)) {
            throw refused(
                    id,
                    UseRefusedException.Reason.CAPABILITY_OFF,
                    "the capability " + id + " is switched off for the connection");
        }
    }

    private UseRefusedException refused(String capability, UseRefusedException.Reason reason, String message) {
        log.refused(caller, domain, served, capability, reason.value());
        return new UseRefusedException(reason, message);
    }

    private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return served.echo().removed(method.invoke(served.adapter(), arguments));
        } catch (InvocationTargetException e) {
            throw served.echo().removed(e.getTargetException());
        }
    }

    /** An answer that does not say is one that the provider gave. */
    private Outcome outcome(@Nullable Object result) {
        if (result instanceof PortResult told) {
            return told.outcome();
        }
        return served.adapter().simulated() ? Outcome.SIMULATED : Outcome.CONFIRMED;
    }

    private @Nullable Object ofObject(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> served.adapter().toString();
        };
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
