package dev.keyport.host.page;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something to tell on a page. Immutable.
 *
 * @param change what somebody else did; empty when it is about something else
 * @param details more lines
 */
record Notice(Tone tone, String text, Optional<EventLine> change, List<String> details) {

    Notice {
        Objects.requireNonNull(tone, "tone");
        Objects.requireNonNull(text, "text");
        details = List.copyOf(details);
    }

    static Notice of(Tone tone, String text) {
        return new Notice(tone, text, Optional.empty(), List.of());
    }

    /** Somebody else was quicker. */
    static Notice conflict(String text, Optional<EventLine> change) {
        return new Notice(Tone.WARNING, text, change, List.of());
    }

    Notice and(List<String> more) {
        return new Notice(
                tone,
                text,
                change,
                Stream.concat(details.stream(), more.stream()).toList());
    }
}
