package dev.keyport.registry.event;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;

/**
 * Where a page of events ended, and the next one goes on. Its text says nothing to anybody else, and holds nothing secret: it is
 * a place in the log of whoever sends it. Immutable.
 */
public final class EventCursor {

    private static final int BYTES = Long.BYTES + 2 * Long.BYTES;
    private static final long MICROS_OF_A_SECOND = 1_000_000;
    private static final long LAST_MICROS = micros(Instant.parse("9999-12-31T23:59:59.999999Z"));

    private final Instant at;
    private final UUID id;

    /** Behind this event, in the order of the log. */
    EventCursor(Instant at, UUID id) {
        this.at = Objects.requireNonNull(at, "at");
        this.id = Objects.requireNonNull(id, "id");
    }

    /**
     * Reads what {@link #text} made.
     *
     * @throws IllegalArgumentException when it did not; the message does not repeat the text
     */
    public static EventCursor parse(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(decode(text));
        if (bytes.remaining() == BYTES) {
            long micros = bytes.getLong();
            if (micros >= 0 && micros <= LAST_MICROS) {
                return new EventCursor(
                        Instant.EPOCH.plus(micros, ChronoUnit.MICROS), new UUID(bytes.getLong(), bytes.getLong()));
            }
        }
        throw new IllegalArgumentException("the cursor is not one that a page of events came with");
    }

    /** 32 letters, digits, {@code -} and {@code _}. */
    public String text() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(micros(at))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public Instant at() {
        return at;
    }

    public UUID id() {
        return id;
    }

    @Override
    public String toString() {
        return text();
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * MICROS_OF_A_SECOND + time.getNano() / 1_000;
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
