package dev.keyport.registry;

import dev.keyport.port.Caller;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.Role;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.event.EventType;
import dev.keyport.registry.internal.jdbi.ConnectionRow;
import dev.keyport.registry.internal.jdbi.HealthRows;
import dev.keyport.registry.internal.jdbi.TenantStore;
import dev.keyport.registry.internal.jdbi.TenantTransaction;
import java.util.Map;
import java.util.Optional;

/**
 * Moves the health of connections by results, and writes the event of a result with it. A refused credential marks the credential,
 * not the health of the provider. Thread-safe.
 */
final class HealthTracker {

    private static final String HEALTHY = "healthy";
    private static final int FAILING = 3;

    private final TenantStore store;
    private final TenantSnapshots snapshots;

    HealthTracker(TenantStore store, TenantSnapshots snapshots) {
        this.store = store;
        this.snapshots = snapshots;
    }

    /**
     * Writes an event and what the result that it tells of means for the connection, in one transaction; the event alone, in one
     * round trip, when it means nothing new.
     *
     * @param called the connection as it was when it was called
     */
    void record(Caller caller, ConnectionRow called, Verdict verdict, Event event) {
        if (!isNews(called, verdict)) {
            store.log(caller, event);
            return;
        }
        boolean changed = store.inTransaction(asSystem(caller), transaction -> {
            transaction.log(event);
            boolean news = apply(transaction, called, verdict);
            if (news) {
                transaction.announce();
            }
            return news;
        });
        if (changed) {
            snapshots.invalidate(caller.tenant());
        }
    }

    /** The same person, with the right of the system to note what a call of hers led to. */
    private static Caller asSystem(Caller caller) {
        return new Caller(caller.tenant(), caller.actor(), Role.SYSTEM);
    }

    private static boolean isNews(ConnectionRow called, Verdict verdict) {
        return switch (verdict) {
            case ANSWERED ->
                called.failures() > 0 || !called.health().equals(HEALTHY) || called.credentialRejectedAt() != null;
            case FAILED -> true;
            case KEY_REJECTED -> called.credentialVersion() != null && called.credentialRejectedAt() == null;
            case NOTHING -> false;
        };
    }

    /**
     * Notes what a result means, with the events of what it changes, in a transaction of a caller who may change connections.
     *
     * @return whether it changed what snapshots have: the transaction must be announced then
     */
    static boolean apply(TenantTransaction transaction, ConnectionRow called, Verdict verdict) {
        HealthRows rows = transaction.health();
        return switch (verdict) {
            case ANSWERED -> answered(transaction, called, rows.answered(called));
            case FAILED -> failed(transaction, called, rows.failed(called));
            case KEY_REJECTED -> rejected(transaction, called, rows.credentialRejected(called));
            case NOTHING -> false;
        };
    }

    private static boolean answered(TenantTransaction transaction, ConnectionRow called, Optional<String> before) {
        if (before.isPresent() && !before.get().equals(HEALTHY)) {
            transaction.log(Event.info(
                    EventType.HEALTH_CHANGED, called.id(), "The provider answers.", health(called, HEALTHY, 0)));
        }
        return before.isPresent();
    }

    private static boolean failed(TenantTransaction transaction, ConnectionRow called, Optional<Integer> failures) {
        if (failures.isEmpty() || (failures.get() > 1 && failures.get() < FAILING)) {
            return false;
        }
        boolean failing = failures.get() >= FAILING;
        transaction.log(Event.warning(
                EventType.HEALTH_CHANGED,
                called.id(),
                failing ? "Three calls in a row failed." : "A call failed.",
                health(called, failing ? "failing" : "degraded", failures.get())));
        return true;
    }

    private static boolean rejected(TenantTransaction transaction, ConnectionRow called, boolean first) {
        if (first) {
            transaction.log(Event.warning(
                    EventType.CREDENTIAL_REJECTED, called.id(), "The provider refused the key.", meta(called)));
        }
        return first;
    }

    private static Map<String, Object> health(ConnectionRow called, String health, int failures) {
        Map<String, Object> meta = meta(called);
        meta.put("health", health);
        meta.put("failures", failures);
        return meta;
    }

    private static Map<String, Object> meta(ConnectionRow called) {
        return UseLog.meta(new IntegrationDomain(called.domain()), called.providerSlug());
    }
}
