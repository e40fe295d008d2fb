package dev.keyport.registry.event;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a tenant's integration log, before it is written. Never holds a secret. Immutable.
 *
 * @param level {@code info}, {@code warning} or {@code error}
 * @param connection the connection that it is about; null when it is about none
 * @param message one sentence for a person
 * @param meta details for a program: strings, numbers and booleans
 */
public record Event(String level, EventType type, @Nullable UUID connection, String message, Map<String, Object> meta) {

    public Event {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(message, "message");
        meta = Map.copyOf(meta);
    }

    public static Event info(EventType type, @Nullable UUID connection, String message, Map<String, Object> meta) {
        return new Event("info", type, connection, message, meta);
    }

    public static Event warning(EventType type, @Nullable UUID connection, String message, Map<String, Object> meta) {
        return new Event("warning", type, connection, message, meta);
    }
}
