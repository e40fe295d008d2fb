package com.planted.clean.registry;

import com.planted.clean.registry.internal.jdbi.Rows;

public final class Registry {

    private final Rows rows = new Rows();

    public Rows rows() {
        return rows;
    }
}
