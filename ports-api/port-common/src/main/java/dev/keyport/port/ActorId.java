package dev.keyport.port;

import java.util.Objects;

/**
 * Names who acts: the subject of a verified token, or a part of the backend itself. Written to every event. Immutable.
 *
 * @param value 1 to 255 printable characters
 */
public record ActorId(String value) {

    private static final int MAX_LENGTH = 255;

    /**
     * @throws IllegalArgumentException when the value is blank, too long or has control characters
     */
    public ActorId {
        Objects.requireNonNull(value, "value");
        if (value.isBlank() || value.length() > MAX_LENGTH || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "an actor id has 1 to 255 characters, not blank, none a control character");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
