package com.planted.handles.orders;

import dev.keyport.database.TenantDatabase;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

public final class EscapedHandle {

    Supplier<Handle> escaped(TenantDatabase database) {
        return database.inTransaction("caller", handle -> () -> handle);
    }
}
