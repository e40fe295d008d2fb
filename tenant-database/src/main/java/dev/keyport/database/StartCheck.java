package dev.keyport.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * What must be true of a database before anything is started on it. An application must refuse to start when a list that is
 * returned here is not empty. Reads catalogues only.
 */
public final class StartCheck {

    /** What {@code keyport.schema_version()} answers after the newest migration of this release. */
    static final String SCHEMA_VERSION = "8";

    private final DataSource dataSource;

    /**
     * @param dataSource connections of the runtime role, as the application will use them
     */
    public StartCheck(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The ways in which this release and the database do not fit together; empty when they do.
     *
     * @throws SQLException when the database does not answer
     */
    public List<String> schemaProblems() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (connection.unwrap(PgConnection.class).getPreferQueryMode() == PreferQueryMode.SIMPLE) {
                return List.of("the connection setting preferQueryMode=simple is not supported");
            }
            if (!connection.getAutoCommit()) {
                return List.of("connections must be in auto-commit mode when they are taken from the pool");
            }
            String version = schemaVersion(connection);
            if (version == null) {
                return List.of("the database has no Keyport schema yet: run the migration");
            }
            return version.equals(SCHEMA_VERSION)
                    ? List.of()
                    : List.of("the schema has version " + version + ", this release needs " + SCHEMA_VERSION
                            + ": run the migration of the same release");
        }
    }

    /**
     * The ways in which the isolation of tenants is not in place, each with the object that it concerns; empty when it is.
     * Whatever concerns the runtime must be as the role matrix says, no less and no more.
     *
     * @throws SQLException when the database does not answer
     */
    public List<String> isolationProblems() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            int isolation = connection.getTransactionIsolation();
            // one snapshot for all that is compared: days of events come and go
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try {
                return isolationProblems(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setTransactionIsolation(isolation);
            }
        }
    }

    /** The same inside a transaction that the caller began and ends; changes its search path. */
    static List<String> isolationProblems(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local search_path to pg_catalog");
            List<String> problems = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(SqlResource.read("selfcheck.sql"))) {
                while (rows.next()) {
                    problems.add(rows.getString("problem") + ": " + rows.getString("object"));
                }
            }
            problems.addAll(new MatrixCheck(RoleMatrix.shipped(), connection).problems());
            return problems;
        }
    }

    private static @Nullable String schemaVersion(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet exists = statement.executeQuery(
                    "select coalesce(has_function_privilege(to_regprocedure('keyport.schema_version()'), 'EXECUTE'), false)");
            exists.next();
            if (!exists.getBoolean(1)) {
                return null;
            }
            ResultSet version = statement.executeQuery("select keyport.schema_version()");
            return version.next() ? version.getString(1) : null;
        }
    }
}
