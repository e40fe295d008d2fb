package dev.keyport.registry.job;

import java.util.Objects;
import java.util.UUID;

/** Names one job of one tenant. Means nothing without its tenant. Immutable. */
public record JobId(UUID value) {

    public JobId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
