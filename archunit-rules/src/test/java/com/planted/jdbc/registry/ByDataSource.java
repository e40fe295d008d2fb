package com.planted.jdbc.registry;

import java.sql.Connection;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

public final class ByDataSource {

    interface Pool extends DataSource {}

    Callable<Connection> opener(Pool pool) {
        return pool::getConnection;
    }
}
