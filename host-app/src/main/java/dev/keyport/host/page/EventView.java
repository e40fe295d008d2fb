package dev.keyport.host.page;

import dev.keyport.registry.event.EventCursor;
import java.util.List;
import java.util.Optional;

/**
 * A part of the log, with the filter that it was asked for by.
 *
 * @param connections that can be filtered by
 */
record EventView(EventQuery query, List<EventLine> lines, Optional<EventCursor> next, List<Choice> connections) {

    /** A value of the filter and its name. */
    record Choice(String value, String label) {}

    /** The address of the next part. */
    String more() {
        return Paths.EVENTS + "?" + query.parameters() + "cursor="
                + next.map(EventCursor::text).orElse("");
    }

    String export() {
        return Paths.EXPORT + "?" + query.parameters();
    }
}
