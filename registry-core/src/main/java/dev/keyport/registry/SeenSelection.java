package dev.keyport.registry;

import dev.keyport.registry.internal.jdbi.ConnectionDetails;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a caller believes to serve a domain. */
@FunctionalInterface
interface SeenSelection {

    /** A caller who does not care. */
    SeenSelection ANY = (active, replaced) -> {};

    /**
     * @param active what serves the domain now
     * @param replaced the stored connection whose configuration would be replaced
     * @throws VersionConflictException when the caller believes something else
     */
    void check(Optional<ConnectionDetails> active, Optional<ConnectionDetails> replaced);

    /**
     * @param seen null for nothing
     */
    static SeenSelection of(@Nullable ConnectionVersion seen) {
        return (active, replaced) -> {
            boolean asSeen = active.map(found -> isSeen(found, seen)).orElse(seen == null);
            if (!asSeen) {
                throw new VersionConflictException(
                        active.map(ConnectionDetails::version).orElse(0L));
            }
            replaced.filter(found -> !isSeen(found, seen)).ifPresent(found -> {
                throw new VersionConflictException(found.version());
            });
        };
    }

    /**
     * @param version of what serves the domain; null for any, and for nothing
     */
    static SeenSelection ofVersion(@Nullable Long version) {
        return version == null
                ? ANY
                : (active, replaced) -> {
                    long current = active.map(ConnectionDetails::version).orElse(0L);
                    if (current != version) {
                        throw new VersionConflictException(current);
                    }
                };
    }

    private static boolean isSeen(ConnectionDetails found, @Nullable ConnectionVersion seen) {
        return seen != null && found.id().equals(seen.id().value()) && found.version() == seen.version();
    }
}
