package dev.keyport.registry;

import dev.keyport.port.ConnectionId;
import java.util.Objects;

/**
 * A connection as somebody saw it. Immutable.
 *
 * @param version as {@link IntegrationConnection#version()}
 */
public record ConnectionVersion(ConnectionId id, long version) {

    public ConnectionVersion {
        Objects.requireNonNull(id, "id");
    }
}
