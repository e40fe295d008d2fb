package dev.keyport.registry.event;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.registry.internal.jdbi.EventExport;
import dev.keyport.registry.internal.jdbi.EventReads;
import dev.keyport.registry.internal.jdbi.EventWrites;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's log of what happened to its integrations: who did what, and when, by the clock of the database.
 *
 * <p>Events are never changed. They are kept for 90 days, and nothing that is older is ever shown. Keyport writes its own events in
 * the transaction of what they tell ({@link EventType}); types of your own are written here. Thread-safe.
 */
public final class EventLog {

    /** The most events of one page. */
    public static final int MAX_PAGE = 200;

    /** The most events that are written at once. */
    public static final int MAX_BATCH = 10_000;

    private final EventReads reads;
    private final EventWrites writes;
    private final EventExport export;

    public EventLog(TenantDatabase database) {
        this.reads = new EventReads(database);
        this.writes = new EventWrites(database);
        this.export = new EventExport(database);
    }

    /**
     * Reads a page of events, the newest first. Events that are written meanwhile move nothing: whoever follows the cursors from the
     * first page on sees every event that was there at the beginning once, and none twice.
     *
     * @param cursor where the page before ended; null for the first page
     * @param limit the most events of this page, 1 to 200
     * @throws dev.keyport.port.AccessDeniedException when the caller is a member
     */
    public EventPage list(Caller caller, EventFilter filter, @Nullable EventCursor cursor, int limit) {
        caller.requireView();
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " events");
        }
        return EventPage.of(reads.newest(caller, filter, cursor, limit + 1), limit);
    }

    /**
     * Whether the log has an event of this type with this detail.
     *
     * @param since the first moment that counts; nothing that is older than 90 days ever does
     * @param detail the name of a member of the details, for example {@code session}
     * @param text what it is, exactly
     * @throws dev.keyport.port.AccessDeniedException when the caller is a member
     */
    public boolean contains(Caller caller, EventType type, Instant since, String detail, String text) {
        caller.requireView();
        return reads.exists(caller, type, since, detail, text);
    }

    /**
     * Writes the events that fit as CSV (RFC 4180), the newest first, with a line of names in front: {@code at}, {@code id},
     * {@code level}, {@code type}, {@code message}, {@code actor}, {@code connection}, {@code meta}.
     *
     * <p>UTF-8, every row ended by CR LF, every field of an event in quotes, times in ISO 8601 and UTC with six digits of a second. A
     * message or an actor that a spreadsheet would take for a formula, because it begins with {@code = + - @}, one of their full-width
     * forms, a tab, CR or LF, has an apostrophe in front, numbers such as {@code -5} too.
     *
     * <p>That somebody exports is an event itself ({@link EventType#EVENTS_EXPORTED}), committed before the first byte. Holds one
     * connection of the pool until the end, for 10 minutes at most, and one row in memory at a time.
     *
     * @param out stays open and belongs to the caller; when it fails, the export ends and the connection is free
     * @throws dev.keyport.port.AccessDeniedException when the caller may not configure
     * @throws java.io.UncheckedIOException with what the stream threw; what it has got is not the whole log then, as with any other
     *     exception
     */
    public void export(Caller caller, EventFilter filter, OutputStream out) {
        caller.requireConfigure();
        write(
                caller,
                Event.info(
                        EventType.EVENTS_EXPORTED,
                        null,
                        "The log was exported as CSV.",
                        Map.of("filters", names(filter))));
        export.copy(caller, filter, out);
    }

    /** Writes one event, in one round trip. Everybody may. */
    public void write(Caller caller, Event event) {
        writeAll(caller, List.of(event));
    }

    /**
     * Writes events in one statement: all of them or none. Their times follow their order.
     *
     * @throws IllegalArgumentException when there are more than 10,000
     */
    public void writeAll(Caller caller, List<Event> events) {
        if (events.size() > MAX_BATCH) {
            throw new IllegalArgumentException("at most " + MAX_BATCH + " events are written at once");
        }
        writes.insert(caller, List.copyOf(events));
    }

    private static List<String> names(EventFilter filter) {
        List<String> names = new ArrayList<>();
        add(names, "level", filter.level());
        add(names, "type", filter.type());
        add(names, "connection", filter.connection());
        add(names, "actor", filter.actor());
        add(names, "from", filter.from());
        add(names, "to", filter.to());
        return names;
    }

    private static void add(List<String> names, String name, @Nullable Object wanted) {
        if (wanted != null) {
            names.add(name);
        }
    }
}
