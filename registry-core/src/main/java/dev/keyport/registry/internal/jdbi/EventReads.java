package dev.keyport.registry.internal.jdbi;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.registry.event.EventCursor;
import dev.keyport.registry.event.EventFilter;
import dev.keyport.registry.event.EventType;
import dev.keyport.registry.event.LoggedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads {@code keyport.event}. */
public final class EventReads {

    private static final String SELECT =
            "select id, at, level, type, message, meta::text as meta, actor, connection_id from keyport.event"
                    + " where tenant_id = :tenant and ";
    private static final String EXISTS = "select 1 from keyport.event where tenant_id = :tenant" + " and "
            + EventConditions.KEPT + " and at >= :since::timestamptz and meta ->> :detail = :text";
    private static final String BEHIND = " and (at, id) < (:at::timestamptz, :id::uuid)";
    private static final String NEWEST_FIRST = " order by at desc, id desc limit :limit";

    private final TenantDatabase database;

    public EventReads(TenantDatabase database) {
        this.database = database;
    }

    /** The newest events that fit, behind the cursor when there is one. */
    public List<LoggedEvent> newest(Caller caller, EventFilter filter, @Nullable EventCursor cursor, int limit) {
        EventConditions conditions = new EventConditions(filter, name -> ":" + name);
        return database.query(
                caller,
                SELECT + conditions.sql() + (cursor == null ? "" : BEHIND) + NEWEST_FIRST,
                query -> {
                    query.bind("tenant", caller.tenant().value()).bind("limit", limit);
                    conditions.values().forEach(query::bind);
                    if (cursor != null) {
                        query.bind("at", cursor.at().toString()).bind("id", cursor.id());
                    }
                },
                EventReads::map);
    }

    /** Whether there is an event of this type, not older than that, with this text as one of its details. */
    public boolean exists(Caller caller, EventType type, Instant since, String detail, String text) {
        // the type is written out, because partial indexes are found by it
        return !database.query(
                        caller,
                        EXISTS + " and type = '" + type.value() + "' limit 1",
                        query -> query.bind("tenant", caller.tenant().value())
                                .bind("since", since.toString())
                                .bind("detail", detail)
                                .bind("text", text),
                        (row, context) -> true)
                .isEmpty();
    }

    private static LoggedEvent map(ResultSet row, StatementContext context) throws SQLException {
        return new LoggedEvent(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("level"),
                row.getString("type"),
                row.getString("message"),
                row.getString("meta"),
                row.getString("actor"),
                row.getObject("connection_id", UUID.class));
    }
}
