package com.planted.near.orders;

import dev.keyport.database.TenantDatabase;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Takes from a handle what it needs while it is open. */
final class Rows {

    List<String> all(TenantDatabase database) {
        return database.inTransaction("caller", Rows::read);
    }

    boolean cached(TenantDatabase database, Map<String, List<String>> cache) {
        return database.inTransaction("caller", handle -> cache.put("all", read(handle)) == null);
    }

    private static List<String> read(Handle handle) {
        try (Stream<String> rows = handle.rows()) {
            return rows.toList();
        }
    }
}
