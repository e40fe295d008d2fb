package dev.keyport.host.page;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Something to tell on a page. Immutable.
 *
 * @param details more lines, such as what somebody else changed
 */
record Notice(Tone tone, String text, List<String> details) {

    Notice {
        Objects.requireNonNull(tone, "tone");
        Objects.requireNonNull(text, "text");
        details = List.copyOf(details);
    }

    Notice and(List<String> more) {
        return new Notice(
                tone, text, Stream.concat(details.stream(), more.stream()).toList());
    }

    static Notice of(Tone tone, String text) {
        return new Notice(tone, text, List.of());
    }
}
