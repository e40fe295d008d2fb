package dev.keyport.registry.event;

import dev.keyport.registry.internal.StorableText;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted: those that fit everything that is not null. Immutable.
 *
 * @param level {@code info}, {@code warning} or {@code error}
 * @param type how the type begins, for example {@code integration.}; a whole type is a beginning too
 * @param connection the connection that the event is about
 * @param actor who acted, exactly
 * @param from the first moment that counts
 * @param to the first moment that does not count any more
 */
public record EventFilter(
        @Nullable String level,
        @Nullable String type,
        @Nullable UUID connection,
        @Nullable String actor,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Every event. */
    public static final EventFilter ALL = new EventFilter(null, null, null, null, null, null);

    private static final Pattern TYPE_PREFIX = Pattern.compile("[a-z][a-z0-9_.]{0,99}");
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    /**
     * @throws IllegalArgumentException when a level does not exist, no type can begin like that, no actor can have that name,
     *     or a time is not between the years 1970 and 9999; the message begins with the name of the component
     */
    public EventFilter {
        require(level == null || Event.LEVELS.contains(level), "level must be info, warning or error");
        require(
                type == null || TYPE_PREFIX.matcher(type).matches(),
                "type must begin with a letter and have at most 100 lower-case letters, digits, '_' and '.'");
        require(actor == null || isActor(actor), "actor must have 1 to 255 characters, none a control character");
        require(isStorable(from), "from must be between the years 1970 and 9999");
        require(isStorable(to), "to must be between the years 1970 and 9999");
    }

    public EventFilter withLevel(String wanted) {
        return new EventFilter(Objects.requireNonNull(wanted), type, connection, actor, from, to);
    }

    public EventFilter withType(String beginning) {
        return new EventFilter(level, Objects.requireNonNull(beginning), connection, actor, from, to);
    }

    public EventFilter withConnection(UUID wanted) {
        return new EventFilter(level, type, Objects.requireNonNull(wanted), actor, from, to);
    }

    public EventFilter withActor(String wanted) {
        return new EventFilter(level, type, connection, Objects.requireNonNull(wanted), from, to);
    }

    public EventFilter withFrom(Instant first) {
        return new EventFilter(level, type, connection, actor, Objects.requireNonNull(first), to);
    }

    public EventFilter withTo(Instant end) {
        return new EventFilter(level, type, connection, actor, from, Objects.requireNonNull(end));
    }

    private static boolean isActor(String text) {
        return !text.isBlank()
                && text.length() <= 255
                && text.chars().noneMatch(Character::isISOControl)
                && StorableText.storable(text).equals(text);
    }

    private static boolean isStorable(@Nullable Instant time) {
        return time == null || (!time.isBefore(FIRST) && !time.isAfter(LAST));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
