package dev.keyport.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.postgresql.util.PSQLState;

/** Streams what {@code COPY ... TO STDOUT} sends, one row after the other: no more than one is in memory. */
public final class RowCopy {

    private static final String CANCELED = PSQLState.QUERY_CANCELED.getState();

    private RowCopy() {}

    /** Takes one row after the other. */
    @FunctionalInterface
    public interface RowSink {

        /**
         * @param row as the server formats it, with its end of line; belongs to the sink
         * @throws IOException ends the copy
         */
        void accept(byte[] row) throws IOException;
    }

    /**
     * Copies until the last row, in the transaction of the handle. When the sink throws, the server is told to stop, and the
     * transaction can only be rolled back.
     *
     * @param copy a {@code COPY (...) TO STDOUT} in a text format; it takes no parameters, and must be a constant
     * @throws UncheckedIOException with what the sink threw
     */
    public static void out(Handle handle, String copy, RowSink sink) {
        try {
            PGConnection connection = handle.getConnection().unwrap(PGConnection.class);
            CopyOut rows = connection.getCopyAPI().copyOut(copy);
            for (byte[] row = rows.readFromCopy(); row != null; row = rows.readFromCopy()) {
                try {
                    sink.accept(row);
                } catch (IOException | RuntimeException e) {
                    stop(handle.getConnection(), rows);
                    throw e;
                }
            }
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Has the server stop, and reads up to where it says so. The driver's {@code cancelCopy} leaves answers unread, which the next
     * statement on the connection would take for its own. Whatever goes wrong here closes the connection for good.
     */
    private static void stop(Connection connection, CopyOut rows) throws SQLException {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
            byte[] row = rows.readFromCopy();
            while (row != null) {
                row = rows.readFromCopy();
            }
        } catch (SQLException e) {
            if (CANCELED.equals(e.getSQLState())) {
                return;
            }
        }
        connection.abort(Runnable::run);
    }
}
