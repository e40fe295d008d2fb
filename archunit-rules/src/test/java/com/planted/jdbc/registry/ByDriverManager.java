package com.planted.jdbc.registry;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

public final class ByDriverManager {

    Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql:");
    }
}
