package com.planted.jdbi.registry.internal.jdbi;

import org.jdbi.v3.core.Handle;

final class Rows {
    boolean read(Handle handle) {
        return handle != null;
    }
}
