package dev.keyport.registry;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.event.EventType;
import dev.keyport.registry.internal.jdbi.TenantStore;
import dev.keyport.registry.internal.jdbi.TenantTransaction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Reads and changes which domains a tenant opted in to. Thread-safe. */
public final class TenantSettingsService {

    private final TenantStore store;
    private final TenantSnapshots snapshots;

    public TenantSettingsService(TenantDatabase database, TenantSnapshots snapshots) {
        this.store = new TenantStore(database);
        this.snapshots = snapshots;
    }

    /** The tenant's settings, as they are in the database now. */
    public TenantSettings get(Caller caller) {
        return store.inTransaction(caller, TenantTransaction::settings).orElse(TenantSettings.DEFAULT);
    }

    /**
     * Changes the settings. No concurrent change is lost: the change is applied to what is stored when its turn comes.
     *
     * @param change makes the new settings from those that are stored; called in a transaction
     * @return the settings afterwards
     * @throws dev.keyport.port.AccessDeniedException when the caller may not configure
     */
    public TenantSettings update(Caller caller, UnaryOperator<TenantSettings> change) {
        caller.requireConfigure();
        TenantSettings result = store.inTransaction(caller, transaction -> {
            TenantSettings before = transaction.lockSettings();
            TenantSettings after = change.apply(before);
            Map<String, Object> changed = changes(before, after);
            if (!changed.isEmpty()) {
                transaction.updateSettings(after);
                transaction.log(Event.info(EventType.FLAGS_CHANGED, null, "Domain flags changed.", changed));
                transaction.announce();
            }
            return after;
        });
        snapshots.invalidate(caller.tenant());
        return result;
    }

    private static Map<String, Object> changes(TenantSettings before, TenantSettings after) {
        Map<String, Object> changes = new LinkedHashMap<>();
        if (before.accountingEnabled() != after.accountingEnabled()) {
            changes.put("accountingEnabled", after.accountingEnabled());
        }
        if (before.aiEnabled() != after.aiEnabled()) {
            changes.put("aiEnabled", after.aiEnabled());
        }
        if (before.documentSigningEnabled() != after.documentSigningEnabled()) {
            changes.put("documentSigningEnabled", after.documentSigningEnabled());
        }
        return changes;
    }
}
