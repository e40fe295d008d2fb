package dev.keyport.database;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection on which the context is set by hand.
 *
 * <p>Everywhere else the context is set by {@link TenantDatabase} only. Here it is not, on purpose: what is tried is what the door
 * would never let through, such as no context, another tenant's, or one that is left over. Nothing that is written is ever
 * committed, and the connection is closed for good at the end, so that no pool gets it back.
 */
final class AttackSession implements AutoCloseable {

    /** The tenant role that every cell of the role matrix allows. */
    static final String OWNER = "owner";

    static final String ACTOR = "probe";

    private static final String LIMITS = "set local statement_timeout to '5s'; set local lock_timeout to '500ms'";

    private static final Logger LOG = LoggerFactory.getLogger(AttackSession.class);

    private final Connection connection;

    AttackSession(DataSource dataSource) throws SQLException {
        connection = dataSource.getConnection();
        connection.setAutoCommit(false);
    }

    /** Leaves the transaction behind and begins another, with short time limits and no context. */
    void begin() throws SQLException {
        connection.rollback();
        perform(LIMITS);
    }

    /** Ends a transaction in which nothing was written. */
    void commit() throws SQLException {
        connection.commit();
    }

    /** Acts as a tenant, until the transaction ends or somebody else is entered. */
    void enter(DatabaseRole role, String tenant, String tenantRole) throws SQLException {
        enterRole(role);
        set("keyport.tenant", tenant, true);
        set("keyport.role", tenantRole, true);
        set("keyport.actor", ACTOR, true);
    }

    /** Enters a database role and says nothing of a tenant. */
    void enterRole(DatabaseRole role) throws SQLException {
        set("role", role.sqlName(), true);
    }

    void set(String setting, String value, boolean local) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select set_config(?, ?, ?)")) {
            statement.setString(1, setting);
            statement.setString(2, value);
            statement.setBoolean(3, local);
            statement.execute();
        }
    }

    /** Carries a statement out for the rest of the transaction. */
    void perform(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Tries statements and undoes them, whatever comes of them. The last one counts. */
    Attempt attempt(String sql, String... parameters) throws SQLException {
        return undone(() -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setString(i + 1, parameters[i]);
                }
                statement.execute();
                return lastResult(statement);
            }
        });
    }

    /** Tries to copy the rows of a query out. */
    Attempt attemptCopy(String query) throws SQLException {
        return undone(() -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy (" + query + ") to stdout", OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new SQLException(e);
            }
        });
    }

    /** The first column of every row. */
    List<String> texts(String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            return texts(statement);
        }
    }

    /** A statement that the server keeps a plan for; the caller closes it. */
    PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.unwrap(PGStatement.class).setPrepareThreshold(1);
        return statement;
    }

    static List<String> texts(PreparedStatement statement) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        connection.abort(Runnable::run);
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("a pool found the connection closed, as it is", e);
        }
    }

    private Attempt undone(Work work) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            return new Attempt(work.run(), null);
        } catch (SQLException e) {
            if (e.getSQLState() == null || e.getSQLState().startsWith("08")) {
                throw e;
            }
            return new Attempt(0, e.getSQLState());
        } finally {
            connection.rollback(before);
        }
    }

    /** The rows that the last of the statements returned or changed. */
    static long lastResult(Statement statement) throws SQLException {
        long rows = 0;
        while (true) {
            try (ResultSet result = statement.getResultSet()) {
                if (result != null) {
                    rows = 0;
                    while (result.next()) {
                        rows++;
                    }
                } else if (statement.getUpdateCount() < 0) {
                    return rows;
                } else {
                    rows = statement.getUpdateCount();
                }
            }
            statement.getMoreResults();
        }
    }

    private interface Work {
        long run() throws SQLException;
    }
}
