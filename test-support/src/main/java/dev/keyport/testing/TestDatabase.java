package dev.keyport.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One database of the test server, and its superuser.
 *
 * @param jdbcUrl without user and password
 * @param credentials the superuser's, as the query of a JDBC URL
 */
public record TestDatabase(String jdbcUrl, String credentials) {

    /** The superuser's name. */
    public String adminUser() {
        return credential("user");
    }

    /** The superuser's password. */
    public String adminPassword() {
        return credential("password");
    }

    /** A connection of the superuser, whom no policy binds. */
    public Connection adminConnection() throws SQLException {
        return DriverManager.getConnection(jdbcUrl + "?" + credentials);
    }

    /** Runs statements as the superuser. */
    public void execute(String sql) {
        try (Connection connection = adminConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("refused: " + sql, e);
        }
    }

    /** Connections of any user, new at each call and pooled by nobody. */
    public DataSource dataSource(String user, String password) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl);
        dataSource.setUser(user);
        dataSource.setPassword(password);
        return dataSource;
    }

    private String credential(String name) {
        for (String pair : credentials.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        throw new IllegalStateException("TEST_DATABASE_URL has no " + name);
    }
}
