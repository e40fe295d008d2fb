package com.planted.near.orders.internal.jdbi;

import org.jdbi.v3.core.Handle;

/** Ends with the transaction that it was made for. */
public final class OrderRows {

    private final Handle handle;

    OrderRows(Handle handle) {
        this.handle = handle;
    }

    boolean any() {
        return handle != null;
    }
}
