package dev.keyport.database;

import java.sql.SQLException;

/** One kind of attempt against the isolation of tenants. Changes nothing for good. */
interface Attack {

    /** See {@link IsolationCheck#name()}. */
    String name();

    /** See {@link IsolationCheck#meaning()}. */
    String meaning();

    /**
     * @param session in no transaction that anybody needs
     * @throws SQLException when an attempt could not be prepared, or the database does not answer
     */
    void run(AttackSession session, Tally tally) throws SQLException;
}
