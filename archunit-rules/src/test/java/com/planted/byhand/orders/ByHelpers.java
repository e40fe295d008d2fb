package com.planted.byhand.orders;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

public final class ByHelpers {

    private final DataSource database;

    ByHelpers(DataSource database) {
        this.database = database;
    }

    int pay(HttpClient http, HttpRequest request) throws SQLException, IOException, InterruptedException {
        Connection connection = begun();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        ended(connection);
        return status;
    }

    private Connection begun() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void ended(Connection connection) throws SQLException {
        connection.commit();
        connection.close();
    }
}
