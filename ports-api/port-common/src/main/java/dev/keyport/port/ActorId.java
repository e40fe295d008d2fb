package dev.keyport.port;

import java.util.Objects;
import java.util.Optional;

/**
 * Names who acts: the subject of a verified token, or a part of the backend itself. Written to every event. Immutable.
 *
 * @param value 1 to 255 printable characters
 */
public record ActorId(String value) {

    static final ActorId SYSTEM = new ActorId("system");

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

    /**
     * The actor that a claim of a token names; empty when it is {@code system}, which is the name of the backend itself.
     *
     * @throws IllegalArgumentException when the claim is not of the form
     */
    public static Optional<ActorId> fromClaim(String claim) {
        return Optional.of(new ActorId(claim)).filter(actor -> !actor.equals(SYSTEM));
    }

    @Override
    public String toString() {
        return value;
    }
}
