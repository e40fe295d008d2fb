package dev.keyport.registry.internal.jdbi;

import dev.keyport.port.Caller;
import dev.keyport.registry.TenantSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The SQL of {@code keyport.tenant_settings}. */
final class SettingsRows {

    private SettingsRows() {}

    static TenantSettings map(ResultSet row, StatementContext context) throws SQLException {
        return new TenantSettings(
                row.getBoolean("accounting_enabled"),
                row.getBoolean("ai_enabled"),
                row.getBoolean("document_signing_enabled"));
    }

    /** The stored settings; empty when the tenant never chose. */
    static Optional<TenantSettings> find(Handle handle, Caller caller) {
        return handle.createQuery("select accounting_enabled, ai_enabled, document_signing_enabled"
                        + " from keyport.tenant_settings where tenant_id = :tenant")
                .bind("tenant", caller.tenant().value())
                .map(SettingsRows::map)
                .findOne();
    }

    /** The stored settings, made when there are none, locked until the transaction ends. */
    static TenantSettings lock(Handle handle, Caller caller) {
        handle.createUpdate("insert into keyport.tenant_settings (tenant_id) values (:tenant) on conflict do nothing")
                .bind("tenant", caller.tenant().value())
                .execute();
        return handle.createQuery("select accounting_enabled, ai_enabled, document_signing_enabled"
                        + " from keyport.tenant_settings where tenant_id = :tenant for update")
                .bind("tenant", caller.tenant().value())
                .map(SettingsRows::map)
                .one();
    }

    static void update(Handle handle, Caller caller, TenantSettings settings) {
        handle.createUpdate("update keyport.tenant_settings set accounting_enabled = :accounting, ai_enabled = :ai,"
                        + " document_signing_enabled = :signing, version = version + 1, updated_at = now()"
                        + " where tenant_id = :tenant")
                .bind("accounting", settings.accountingEnabled())
                .bind("ai", settings.aiEnabled())
                .bind("signing", settings.documentSigningEnabled())
                .bind("tenant", caller.tenant().value())
                .execute();
    }
}
