package com.planted.handles.orders;

import org.jdbi.v3.core.Handle;

public final class KeptHandle {

    Handle handle;

    KeptHandle(Handle handle) {
        this.handle = handle;
    }
}
