package dev.keyport.registry.internal.jdbi;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.registry.event.Event;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@code keyport.event}. */
final class EventRows {

    private static final String INSERT =
            "insert into keyport.event (tenant_id, connection_id, level, type, message, meta, actor)"
                    + " values (:tenant, :connection::uuid, :level, :type, :message, :meta::jsonb, :actor)";
    private static final JsonMapper JSON = new JsonMapper();

    private EventRows() {}

    /** Writes an event in the transaction of the handle: what it tells and the event are kept together or not at all. */
    static void insert(Handle handle, Caller caller, Event event) {
        bind(handle.createUpdate(INSERT), caller, event).execute();
    }

    /** Writes an event that stands alone, in one message to the server. */
    static void insertAlone(TenantDatabase database, Caller caller, Event event) {
        database.query(
                caller,
                "with written as (" + INSERT + ") select true",
                query -> bind(query, caller, event),
                (row, context) -> true);
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Caller caller, Event event) {
        return statement
                .bind("tenant", caller.tenant().value())
                .bind("connection", event.connection())
                .bind("level", event.level())
                .bind("type", event.type().value())
                .bind("message", event.message())
                .bind("meta", JSON.writeValueAsString(event.meta()))
                .bind("actor", caller.actor().value());
    }
}
