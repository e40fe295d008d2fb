package dev.keyport.host.development;

import dev.keyport.port.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Statements as the superuser. */
final class Sql {

    private Sql() {}

    static Connection connect(EmbeddedPostgresServer server, String password) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", server.superuser());
        login.setProperty("password", password);
        return DriverManager.getConnection(server.jdbcUrl("postgres"), login);
    }

    static void execute(EmbeddedPostgresServer server, String sql) throws SQLException {
        try (Secret password = server.superuserPassword();
                Connection connection = connect(server, password.revealUtf8());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String query(EmbeddedPostgresServer server, String sql) throws SQLException {
        try (Secret password = server.superuserPassword();
                Connection connection = connect(server, password.revealUtf8());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "no row";
        }
    }
}
