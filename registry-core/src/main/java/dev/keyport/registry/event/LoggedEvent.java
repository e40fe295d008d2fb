package dev.keyport.registry.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a tenant's integration log. Immutable.
 *
 * @param at when it was written, by the clock of the database, to the microsecond
 * @param level {@code info}, {@code warning} or {@code error}
 * @param type the value of an {@link EventType}, or one of your own
 * @param meta a JSON object
 * @param actor who did it
 * @param connection the connection that it is about, which may be gone; null when it is about none
 */
public record LoggedEvent(
        UUID id,
        Instant at,
        String level,
        String type,
        String message,
        String meta,
        String actor,
        @Nullable UUID connection) {}
