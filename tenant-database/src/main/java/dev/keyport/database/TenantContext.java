package dev.keyport.database;

import dev.keyport.port.Caller;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The settings that policies read, as a statement to run in front of others. Local to the transaction: {@code set_config} with
 * {@code false} would stay on the pooled connection.
 */
final class TenantContext {

    static final String SQL = "select set_config('role', :keyportDatabaseRole, true),"
            + " set_config('keyport.tenant', :keyportTenant, true),"
            + " set_config('keyport.role', :keyportRole, true),"
            + " set_config('keyport.actor', :keyportActor, true)";

    private TenantContext() {}

    static <S extends SqlStatement<S>> S bind(S statement, Caller caller, DatabaseRole role) {
        return statement
                .bind("keyportDatabaseRole", role.sqlName())
                .bind("keyportTenant", caller.tenant().value())
                .bind("keyportRole", caller.role().lowerCaseName())
                .bind("keyportActor", caller.actor().value());
    }
}
