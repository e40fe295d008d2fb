package dev.keyport.database;

import dev.keyport.port.Caller;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.result.ResultBearing;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;

/**
 * The one door to PostgreSQL.
 *
 * <p>Whatever goes through it carries its tenant, role and actor, set for that transaction only, and runs under row-level
 * security: there is no other way to get a handle, and SQL without the context sees no row of any tenant. Statements still name
 * the tenant where an index is led by it; the policies do not rely on that.
 *
 * <p>Thread-safe. The data source must log in as the runtime role; {@link StartCheck} proves it.
 */
public final class TenantDatabase {

    private final Jdbi jdbi;
    private final DatabaseRole role;

    /**
     * @param dataSource a pool of connections of the runtime role
     */
    public TenantDatabase(DataSource dataSource) {
        this(quiet(Jdbi.create(Objects.requireNonNull(dataSource, "dataSource"))), DatabaseRole.APP);
    }

    private TenantDatabase(Jdbi jdbi, DatabaseRole role) {
        this.jdbi = jdbi;
        this.role = role;
    }

    /** The same door, entered as another role. */
    public TenantDatabase as(DatabaseRole other) {
        return new TenantDatabase(jdbi, other);
    }

    /**
     * Runs work of several statements in one transaction: committed when the work returns, rolled back when it throws. The
     * handle must not leave the work, and no vendor may be called while it runs.
     */
    public <R extends @Nullable Object> R inTransaction(Caller caller, Function<Handle, R> work) {
        return open(handle -> handle.inTransaction(transaction -> {
            enter(transaction, caller);
            return work.apply(transaction);
        }));
    }

    /**
     * Runs one statement that returns rows, with its context, in one message to the server and so in one round trip.
     *
     * @param sql with named parameters ({@code :name}); a single statement
     * @param parameters binds them
     */
    public <T> List<T> query(Caller caller, String sql, Consumer<Query> parameters, RowMapper<T> mapper) {
        return open(handle -> {
            Query query = TenantContext.bind(handle.createQuery(TenantContext.SQL + ";\n" + sql), caller, role);
            parameters.accept(query);
            return query.execute((statement, context) -> rowsAfterContext(statement.get(), context))
                    .map(mapper)
                    .list();
        });
    }

    /**
     * Returns when the database answers.
     *
     * @throws DatabaseUnavailableException when it does not
     */
    public void ping() {
        withoutTenant(handle -> handle.execute("select 1"));
    }

    /** Runs work that concerns no tenant, in one transaction. It sees no row of any tenant. */
    public <R extends @Nullable Object> R withoutTenant(Function<Handle, R> work) {
        return open(handle -> handle.inTransaction(transaction -> {
            transaction
                    .createQuery("select set_config('role', :role, true)")
                    .bind("role", role.sqlName())
                    .mapTo(String.class)
                    .one();
            return work.apply(transaction);
        }));
    }

    private <R extends @Nullable Object> R open(Function<Handle, R> work) {
        try (Handle handle = jdbi.open()) {
            return work.apply(handle);
        } catch (JdbiException e) {
            if (isUnavailable(e)) {
                throw new DatabaseUnavailableException(e);
            }
            throw e;
        }
    }

    /** Connection lost or refused, no resources, shutting down, or out of time (PostgreSQL error codes, appendix A). */
    private static boolean isUnavailable(JdbiException e) {
        if (!(e.getCause() instanceof SQLException sql)) {
            return false;
        }
        String state = sql.getSQLState();
        return sql instanceof SQLTransientException
                || (state != null
                        && (state.startsWith("08")
                                || state.startsWith("53")
                                || state.startsWith("57")
                                || state.equals("55P03")));
    }

    private void enter(Handle handle, Caller caller) {
        try {
            TenantContext.bind(handle.createQuery(TenantContext.SQL), caller, role)
                    .map((row, context) -> true)
                    .one();
        } catch (RuntimeException e) {
            abandon(handle.getConnection());
            throw e;
        }
    }

    /** Keeps bound values out of exception messages, and so out of logs. */
    private static Jdbi quiet(Jdbi jdbi) {
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }

    /** A connection whose context could not be set is closed for good, so that nobody gets it from the pool. */
    private static void abandon(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw new IllegalStateException("a connection in an unknown state could not be closed", e);
        }
    }

    private static ResultBearing rowsAfterContext(PreparedStatement statement, StatementContext context) {
        return ResultBearing.of(() -> second(statement), context);
    }

    private static ResultSet second(PreparedStatement statement) {
        try {
            if (!statement.getMoreResults()) {
                throw new IllegalArgumentException("the statement returns no rows");
            }
            return statement.getResultSet();
        } catch (SQLException e) {
            throw new IllegalStateException("the rows behind the tenant context cannot be read", e);
        }
    }
}
