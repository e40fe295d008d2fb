package dev.keyport.host.http;

import dev.keyport.port.Caller;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.event.EventCursor;
import dev.keyport.registry.event.EventFilter;
import dev.keyport.registry.event.EventLog;
import dev.keyport.registry.event.EventPage;
import dev.keyport.registry.event.LoggedEvent;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tenant's event log: in pages, and as a file. */
public final class EventRoutes {

    private static final int DEFAULT_PAGE = 50;
    private static final int DATE_LENGTH = 10;
    private static final String TIME = "must be like 2026-11-21T15:48:26Z, or a date";

    private final EventLog log;
    private final EventExports exports;

    public EventRoutes(EventLog log, EventExports exports) {
        this.log = log;
        this.exports = exports;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/integrations/events", Access.VIEW, this::list),
                Route.get("/api/integrations/events/export.csv", Access.CONFIGURE, this::export));
    }

    private void list(Context context, Caller caller) {
        QueryParameters query = new QueryParameters(context);
        EventFilter filter = filter(query);
        Integer limit = query.optional("limit", EventRoutes::limit, "must be 1 to " + EventLog.MAX_PAGE);
        EventCursor cursor = query.optional("cursor", EventCursor::parse, "must be the next of a page");
        query.done();
        EventPage page = log.list(caller, filter, cursor, limit == null ? DEFAULT_PAGE : limit);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("events", page.events().stream().map(EventRoutes::view).toList());
        members.put("next", page.next() == null ? null : page.next().text());
        Answer.ok(context, members);
    }

    private void export(Context context, Caller caller) {
        QueryParameters query = new QueryParameters(context);
        EventFilter filter = filter(query);
        query.done();
        exports.answer(context, caller, filter);
    }

    private static EventFilter filter(QueryParameters query) {
        return new EventFilter(
                query.optional(
                        "level",
                        text -> EventFilter.ALL.withLevel(text).level(),
                        "must be " + String.join(", ", Event.LEVELS)),
                query.optional(
                        "type", text -> EventFilter.ALL.withType(text).type(), "must be the beginning of a type"),
                query.optional("connection", QueryParameters::uuid, "must be the id of a connection"),
                query.optional("actor", text -> EventFilter.ALL.withActor(text).actor(), "must be 1 to 255 characters"),
                query.optional(
                        "from", text -> EventFilter.ALL.withFrom(time(text)).from(), TIME),
                query.optional("to", text -> EventFilter.ALL.withTo(time(text)).to(), TIME));
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > EventLog.MAX_PAGE) {
            throw new IllegalArgumentException("out of range");
        }
        return limit;
    }

    /** A date is its first moment in UTC. */
    private static Instant time(String text) {
        return text.length() == DATE_LENGTH
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }

    private static Map<String, @Nullable Object> view(LoggedEvent event) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("id", event.id());
        members.put("at", event.at());
        members.put("level", event.level());
        members.put("type", event.type());
        members.put("message", event.message());
        members.put("meta", Json.tree(event.meta()));
        members.put("actor", event.actor());
        members.put("connection", event.connection());
        return members;
    }
}
