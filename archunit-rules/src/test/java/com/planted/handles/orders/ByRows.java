package com.planted.handles.orders;

import dev.keyport.database.TenantDatabase;
import java.util.List;
import java.util.stream.Stream;

/** The rows are read when the transaction is over. */
public final class ByRows {

    List<String> late(TenantDatabase database) {
        Stream<String> rows = database.inTransaction("caller", handle -> handle.rows());
        return rows.toList();
    }
}
