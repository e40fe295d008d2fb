package dev.keyport.registry.internal.jdbi;

import dev.keyport.port.Caller;
import dev.keyport.registry.event.Event;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@code keyport.event}. */
final class EventRows {

    private static final JsonMapper JSON = new JsonMapper();

    private EventRows() {}

    /** Writes an event in the transaction of the handle: what it tells and the event are kept together or not at all. */
    static void insert(Handle handle, Caller caller, Event event) {
        handle.createUpdate("insert into keyport.event (tenant_id, connection_id, level, type, message, meta, actor)"
                        + " values (:tenant, :connection::uuid, :level, :type, :message, :meta::jsonb, :actor)")
                .bind("tenant", caller.tenant().value())
                .bind("connection", event.connection())
                .bind("level", event.level())
                .bind("type", event.type().value())
                .bind("message", event.message())
                .bind("meta", JSON.writeValueAsString(event.meta()))
                .bind("actor", caller.actor().value())
                .execute();
    }
}
