package com.planted.handles.orders;

import dev.keyport.database.TenantDatabase;
import java.util.List;

public final class ByList {

    boolean escaped(TenantDatabase database, List<Object> kept) {
        return database.inTransaction("caller", kept::add);
    }
}
