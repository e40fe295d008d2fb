package dev.keyport.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A database that is broken on purpose for the length of one transaction. */
final class MutatedDatabase {

    private MutatedDatabase() {}

    /**
     * What the start check of the runtime role says after a mutation, which is rolled back.
     *
     * @param connection a superuser's, not in auto-commit mode
     */
    static List<String> problemsAfter(Connection connection, String mutation) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(mutation);
            statement.execute("set local session authorization keyport_app");
            return StartCheck.isolationProblems(connection);
        } finally {
            connection.rollback();
        }
    }
}
