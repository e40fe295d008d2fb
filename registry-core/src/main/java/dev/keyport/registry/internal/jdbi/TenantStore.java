package dev.keyport.registry.internal.jdbi;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.registry.event.Event;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens transactions of the registry through the door. */
public final class TenantStore {

    private final TenantDatabase database;

    public TenantStore(TenantDatabase database) {
        this.database = database;
    }

    /** Runs work in one transaction of the caller's tenant: committed when it returns, rolled back when it throws. */
    public <R extends @Nullable Object> R inTransaction(Caller caller, Function<TenantTransaction, R> work) {
        return database.inTransaction(caller, handle -> work.apply(new TenantTransaction(handle, caller)));
    }

    /** Writes an event that belongs to no change, in one round trip. */
    public void log(Caller caller, Event event) {
        new EventWrites(database).insert(caller, List.of(event));
    }
}
