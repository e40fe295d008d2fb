package dev.keyport.registry;

import dev.keyport.port.Caller;
import dev.keyport.port.Capability;
import dev.keyport.port.FailureKind;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationException;
import dev.keyport.port.Outcome;
import dev.keyport.port.ProviderSlug;
import dev.keyport.registry.TenantSnapshot.Served;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.event.EventType;
import dev.keyport.registry.internal.jdbi.ConnectionRow;
import dev.keyport.registry.internal.jdbi.TenantStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells how calls of ports ended: as events in the name of who called, and to the health of the connection. Never what was sent or
 * answered. What a caller gets does not depend on it: an event that cannot be written is one line in the log.
 */
final class UseLog {

    private static final Logger LOG = LoggerFactory.getLogger(UseLog.class);

    private final TenantStore store;
    private final HealthTracker health;

    UseLog(TenantStore store, TenantSnapshots snapshots) {
        this.store = store;
        this.health = new HealthTracker(store, snapshots);
    }

    /** A call of a port, on its way to the adapter. */
    record Use(Caller caller, IntegrationDomain domain, Served served, String capability) {

        private Map<String, Object> meta() {
            Map<String, Object> meta = UseLog.meta(domain, served.provider());
            meta.put("capability", capability);
            return meta;
        }
    }

    void answered(Use use, Outcome outcome, Duration duration) {
        Map<String, Object> meta = use.meta();
        meta.put("outcome", outcome.name());
        meta.put("simulated", use.served().adapter().simulated());
        meta.put("durationMillis", duration.toMillis());
        write(
                use,
                Verdict.of(outcome),
                Event.info(EventType.CAPABILITY_USED, connection(use.served()), "A capability was used.", meta));
    }

    void failed(Use use, Throwable failure, Duration duration) {
        FailureKind kind = failure instanceof IntegrationException e ? e.kind() : null;
        Map<String, Object> meta = use.meta();
        meta.put("failureKind", kind == null ? "INTERNAL" : kind.name());
        meta.put("durationMillis", duration.toMillis());
        write(
                use,
                kind == null ? Verdict.NOTHING : Verdict.of(kind),
                Event.warning(EventType.CAPABILITY_FAILED, connection(use.served()), "A capability failed.", meta));
    }

    /**
     * @param capability null when none was named yet; what cannot be one is left out, since it may be anything
     */
    void refused(Caller caller, IntegrationDomain domain, Served served, @Nullable String capability, String reason) {
        Map<String, Object> meta = meta(domain, served.provider());
        meta.put("reason", reason);
        if (capability != null && Capability.isId(capability)) {
            meta.put("capability", capability);
        }
        Event event = Event.warning(
                EventType.CAPABILITY_REFUSED, connection(served), "The use of a capability was refused.", meta);
        try {
            store.log(caller, event);
        } catch (RuntimeException e) {
            report(caller, event, e);
        }
    }

    private void write(Use use, Verdict verdict, Event event) {
        ConnectionRow connection = use.served().connection();
        try {
            if (connection != null && use.served().isReal()) {
                health.record(use.caller(), connection, verdict, event);
            } else {
                store.log(use.caller(), event);
            }
        } catch (RuntimeException e) {
            report(use.caller(), event, e);
        }
    }

    static Map<String, Object> meta(IntegrationDomain domain, ProviderSlug provider) {
        return new HashMap<>(Map.of("domain", domain.value(), "providerSlug", provider.value()));
    }

    private static void report(Caller caller, Event event, RuntimeException failure) {
        LOG.warn(
                "tenant {}: the event {} of {} could not be written: {}",
                caller.tenant(),
                event.type(),
                event.meta().get("domain"),
                failure.getClass().getName());
    }

    private static @Nullable UUID connection(Served served) {
        return served.connection() == null ? null : served.connection().id();
    }
}
