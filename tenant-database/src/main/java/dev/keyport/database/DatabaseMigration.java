package dev.keyport.database;

import dev.keyport.port.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Makes or updates Keyport's roles and schema. Needs an administrator: a superuser, or a role that may create roles and
 * schemas. Safe to run again, and by several at once.
 */
public final class DatabaseMigration {

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final int CONNECT_SECONDS = 2;
    private static final String CANNOT_CONNECT = "08001";
    private static final long LOCK = 0x6b6579706f727401L;

    static final String HISTORY_TABLE = "schema_history";

    private final String jdbcUrl;
    private final String adminUser;
    private final Secret adminPassword;

    /**
     * @param jdbcUrl the database, without user and password
     * @param adminPassword stays open and belongs to the caller
     */
    public DatabaseMigration(String jdbcUrl, String adminUser, Secret adminPassword) {
        this.jdbcUrl = Objects.requireNonNull(jdbcUrl, "jdbcUrl");
        this.adminUser = Objects.requireNonNull(adminUser, "adminUser");
        this.adminPassword = Objects.requireNonNull(adminPassword, "adminPassword");
    }

    /**
     * Creates a database unless there is one of this name.
     *
     * @param serverUrl any database of the server, without user and password
     * @param name 1 to 63 lower-case letters, digits and {@code _}, starting with a letter or {@code _}
     * @throws SQLException when the server refuses
     */
    public static void createDatabase(String serverUrl, String adminUser, Secret adminPassword, String name)
            throws SQLException {
        requireName(name);
        try (Connection connection =
                        dataSource(serverUrl, adminUser, adminPassword).getConnection();
                Statement statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("select 1 from pg_database where datname = '" + name + "'")
                    .next()) {
                statement.execute("create database " + name);
            }
        }
    }

    /**
     * Creates the roles and the schema, migrates, and lets the runtime user log in with this password. The password reaches the
     * server only as a SCRAM-SHA-256 verifier.
     *
     * @param runtimeUser {@code keyport_app}, or another name, which becomes a member of it
     * @return how many migrations were applied
     * @throws SQLException when the server refuses
     */
    public int run(String runtimeUser, Secret runtimePassword) throws SQLException {
        requireName(runtimeUser);
        try (Connection connection =
                        dataSource(jdbcUrl, adminUser, adminPassword).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            statement.execute(SqlResource.read("roles.sql"));
            createRuntimeUser(statement, runtimeUser);
            connection
                    .unwrap(PGConnection.class)
                    .alterUserPassword(runtimeUser, runtimePassword.revealUtf8().toCharArray(), "scram-sha-256");
            return migrate();
        }
    }

    private static DataSource dataSource(String url, String user, Secret password) throws SQLException {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        try {
            dataSource.setUrl(url);
        } catch (IllegalArgumentException e) {
            throw new SQLException("not a JDBC URL of PostgreSQL", CANNOT_CONNECT, e);
        }
        dataSource.setUser(user);
        dataSource.setPassword(password.revealUtf8());
        dataSource.setConnectTimeout(CONNECT_SECONDS);
        dataSource.setLoginTimeout(CONNECT_SECONDS);
        return dataSource;
    }

    /**
     * Returns when a role or a database can have this name, which needs no quotes in SQL.
     *
     * @throws IllegalArgumentException when it cannot; the message does not repeat it
     */
    public static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of a role or a database has 1 to 63 lower-case letters, digits and"
                            + " '_', starting with a letter or '_'");
        }
    }

    private static void createRuntimeUser(Statement statement, String user) throws SQLException {
        boolean exists = statement
                .executeQuery("select 1 from pg_roles where rolname = '" + user + "'")
                .next();
        if (!exists) {
            statement.execute("create role " + user + " nosuperuser nobypassrls");
        }
        statement.execute("alter role " + user + " login");
        statement.execute(SqlResource.read("login-settings.sql").replace("${user}", user));
        if (!user.equals(DatabaseRole.APP.sqlName())) {
            statement.execute("grant " + DatabaseRole.APP.sqlName() + " to " + user);
        }
    }

    private int migrate() throws SQLException {
        try {
            return flyway().migrate().migrationsExecuted;
        } catch (FlywayException e) {
            if (e.getCause() instanceof SQLException refused) {
                throw refused;
            }
            throw new SQLException("the schema cannot be migrated", e);
        }
    }

    private Flyway flyway() throws SQLException {
        return Flyway.configure(DatabaseMigration.class.getClassLoader())
                .dataSource(dataSource(jdbcUrl, adminUser, adminPassword))
                .locations("classpath:dev/keyport/database/migration")
                .defaultSchema("keyport")
                .createSchemas(false)
                .table(HISTORY_TABLE)
                .load();
    }
}
