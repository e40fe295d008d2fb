package com.planted.clean.registry.internal.jdbi;

import org.jdbi.v3.core.Handle;

public final class Rows {
    boolean read(Handle handle) {
        return handle != null;
    }
}
