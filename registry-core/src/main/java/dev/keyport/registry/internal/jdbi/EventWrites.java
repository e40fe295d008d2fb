package dev.keyport.registry.internal.jdbi;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.registry.event.Event;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes to {@code keyport.event}. */
public final class EventWrites {

    private static final JsonMapper JSON = new JsonMapper();

    /** Not every role may read what it writes, so that nothing is returned of it. */
    private static final String INSERT = "with written as (insert into keyport.event"
            + " (tenant_id, connection_id, level, type, message, meta, actor)"
            + " select :tenant, e.connection::uuid, e.level, e.type, e.message, e.meta::jsonb, :actor"
            + " from unnest(:connections::text[], :levels::text[], :types::text[], :messages::text[], :metas::text[])"
            + " as e (connection, level, type, message, meta)) select 1";

    private final TenantDatabase database;

    public EventWrites(TenantDatabase database) {
        this.database = database;
    }

    /** Writes events in one statement and one round trip. */
    public void insert(Caller caller, List<Event> events) {
        database.query(caller, INSERT, statement -> bind(statement, caller, events), (row, context) -> true);
    }

    /** Writes an event in the transaction of the handle: what it tells and the event are kept together or not at all. */
    static void insert(Handle handle, Caller caller, Event event) {
        bind(handle.createQuery(INSERT), caller, List.of(event))
                .map((row, context) -> true)
                .one();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Caller caller, List<Event> events) {
        return statement
                .bind("tenant", caller.tenant().value())
                .bind("actor", caller.actor().value())
                .bind("connections", texts(events, event -> Objects.toString(event.connection(), null)))
                .bind("levels", texts(events, Event::level))
                .bind("types", texts(events, Event::type))
                .bind("messages", texts(events, Event::message))
                .bind("metas", texts(events, event -> JSON.writeValueAsString(event.meta())));
    }

    private static @Nullable String[] texts(List<Event> events, Function<Event, @Nullable String> text) {
        return events.stream().map(text).toArray(String[]::new);
    }
}
