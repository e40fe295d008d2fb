package com.planted.jdbi.registry;

import org.jdbi.v3.core.Handle;

public final class Registry {
    boolean read(Handle handle) {
        return handle != null;
    }
}
