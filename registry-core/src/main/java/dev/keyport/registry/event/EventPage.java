package dev.keyport.registry.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the log, the newest event first. Immutable.
 *
 * @param next where the next page begins; null when this is the last one
 */
public record EventPage(List<LoggedEvent> events, @Nullable EventCursor next) {

    public EventPage {
        events = List.copyOf(events);
    }

    /**
     * A page of at most so many events.
     *
     * @param found one more than fits, when there are more
     */
    static EventPage of(List<LoggedEvent> found, int limit) {
        if (found.size() <= limit) {
            return new EventPage(found, null);
        }
        LoggedEvent last = found.get(limit - 1);
        return new EventPage(found.subList(0, limit), new EventCursor(last.at(), last.id()));
    }
}
