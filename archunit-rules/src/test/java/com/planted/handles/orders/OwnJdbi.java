package com.planted.handles.orders;

import org.jdbi.v3.core.Jdbi;

public final class OwnJdbi {

    int count(Object dataSource) {
        return Jdbi.create(dataSource).withHandle(handle -> 1);
    }
}
