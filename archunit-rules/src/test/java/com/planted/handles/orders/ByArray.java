package com.planted.handles.orders;

import dev.keyport.database.TenantDatabase;
import org.jdbi.v3.core.Handle;

public final class ByArray {

    int escaped(TenantDatabase database) {
        Handle[] kept = new Handle[1];
        database.inTransaction("caller", handle -> {
            kept[0] = handle;
            return true;
        });
        return kept.length;
    }
}
