package dev.keyport.registry;

import dev.keyport.port.Capability;
import java.util.Objects;

/** A capability of a connection's provider, and whether the connection lets it be used. Immutable. */
public record CapabilityState(Capability capability, boolean enabled) {

    public CapabilityState {
        Objects.requireNonNull(capability, "capability");
    }
}
