package dev.keyport.registry.event;

import dev.keyport.registry.internal.StorableText;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a tenant's integration log, before it is written. Never holds a secret. Immutable.
 *
 * <p>NUL and halves of surrogate pairs in the message and the details become U+FFFD, because PostgreSQL cannot store them.
 *
 * @param level {@code info}, {@code warning} or {@code error}
 * @param type the value of an {@link EventType}, or one of your own: words of lower-case letters, digits and {@code _} with
 *     dots between them, at least two, at most 100 characters in all, for example {@code shop.order_packed}
 * @param connection the connection that it is about; null when it is about none
 * @param message one sentence for a person; cut behind 2048 bytes in UTF-8
 * @param meta details for a program: texts, numbers, booleans, and lists and maps of them; about 6 KB at most
 */
public record Event(String level, String type, @Nullable UUID connection, String message, Map<String, Object> meta) {

    /** The levels, the least urgent first. */
    public static final List<String> LEVELS = List.of("info", "warning", "error");

    /** The longest message, in bytes of UTF-8. */
    public static final int MAX_MESSAGE_BYTES = 2_048;

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");
    private static final int MAX_TYPE = 100;
    private static final int MAX_META_ROOM = 7_900;

    /**
     * @throws IllegalArgumentException when the level or the type is not of the form, or the details are too large or of
     *     another kind
     */
    public Event {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(type, "type");
        if (!LEVELS.contains(level)) {
            throw new IllegalArgumentException("the level of an event is info, warning or error");
        }
        if (type.length() > MAX_TYPE || !TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("the type of an event is two or more words of lower-case letters, digits"
                    + " and '_' with dots between them, at most " + MAX_TYPE + " characters");
        }
        message = StorableText.cut(StorableText.storable(message), MAX_MESSAGE_BYTES);
        meta = Collections.unmodifiableMap(StorableText.storable(meta));
        if (StorableText.room(meta) > MAX_META_ROOM) {
            throw new IllegalArgumentException("the details of an event are too large");
        }
    }

    public static Event info(EventType type, @Nullable UUID connection, String message, Map<String, Object> meta) {
        return new Event("info", type.value(), connection, message, meta);
    }

    public static Event warning(EventType type, @Nullable UUID connection, String message, Map<String, Object> meta) {
        return new Event("warning", type.value(), connection, message, meta);
    }

    public static Event error(EventType type, @Nullable UUID connection, String message, Map<String, Object> meta) {
        return new Event("error", type.value(), connection, message, meta);
    }
}
