package dev.keyport.port;

import java.util.Objects;
import java.util.UUID;

/** Names one connection of one tenant. Means nothing without its tenant. Immutable. */
public record ConnectionId(UUID value) {

    public ConnectionId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
