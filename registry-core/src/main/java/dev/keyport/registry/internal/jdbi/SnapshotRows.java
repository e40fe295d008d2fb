package dev.keyport.registry.internal.jdbi;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.registry.TenantSettings;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.event.EventType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads all that resolving an adapter needs to know of a tenant, in one round trip. */
public final class SnapshotRows {

    private static final String COLUMNS = "select coalesce(s.accounting_enabled, false) as accounting_enabled,"
            + " coalesce(s.ai_enabled, false) as ai_enabled,"
            + " coalesce(s.document_signing_enabled, false) as document_signing_enabled, "
            + ConnectionRow.COLUMNS;
    private static final String SQL = COLUMNS
            + " from (select :tenant::text as tenant_id) t"
            + " left join keyport.tenant_settings s on s.tenant_id = t.tenant_id"
            + " left join keyport.connection c on c.tenant_id = t.tenant_id and c.active";
    private static final String ONE = COLUMNS
            + " from keyport.connection c left join keyport.tenant_settings s on s.tenant_id = c.tenant_id"
            + " where c.tenant_id = :tenant and c.id = :id";

    private final TenantDatabase database;

    public SnapshotRows(TenantDatabase database) {
        this.database = database;
    }

    /**
     * A tenant as it is stored.
     *
     * @param active the active connections by the name of their domain
     */
    public record Read(TenantSettings settings, Map<String, ConnectionRow> active) {}

    /** A tenant's settings and one connection. */
    public record One(TenantSettings settings, ConnectionRow connection) {}

    public Read read(Caller caller) {
        Map<String, ConnectionRow> active = new HashMap<>();
        TenantSettings settings = database.query(
                        caller,
                        SQL,
                        query -> query.bind("tenant", caller.tenant().value()),
                        (row, context) -> {
                            if (row.getObject("id") != null) {
                                ConnectionRow connection = ConnectionRow.map(row, context);
                                active.put(connection.domain(), connection);
                            }
                            return SettingsRows.map(row, context);
                        })
                .get(0);
        return new Read(settings, active);
    }

    /** The settings of a tenant, and one of its connections, active or not; empty when there is none. */
    public Optional<One> readOne(Caller caller, UUID connection) {
        return database
                .query(
                        caller,
                        ONE,
                        query -> query.bind("tenant", caller.tenant().value()).bind("id", connection),
                        (row, context) -> new One(SettingsRows.map(row, context), ConnectionRow.map(row, context)))
                .stream()
                .findFirst();
    }

    /** Marks a connection whose adapter is not installed, and logs it as an event; false when another node did so already. */
    public boolean markNotInstalled(Caller caller, ConnectionRow connection) {
        return database.inTransaction(caller, handle -> {
            int marked = handle.createUpdate("update keyport.connection set health = 'failing', version = version + 1"
                            + " where tenant_id = :tenant and id = :id and health <> 'failing'")
                    .bind("tenant", caller.tenant().value())
                    .bind("id", connection.id())
                    .execute();
            if (marked == 1) {
                EventWrites.insert(
                        handle,
                        caller,
                        Event.warning(
                                EventType.ADAPTER_MISSING,
                                connection.id(),
                                "No adapter is installed for this provider; calls are simulated.",
                                Map.of("domain", connection.domain(), "providerSlug", connection.provider())));
            }
            return marked == 1;
        });
    }
}
