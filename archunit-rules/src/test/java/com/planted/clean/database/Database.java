package com.planted.clean.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

public final class Database {

    Handle open(DataSource pool) throws SQLException {
        pool.getConnection().close();
        return new Handle();
    }
}
