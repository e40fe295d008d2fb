package dev.keyport.registry.job;

import dev.keyport.port.ActorId;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a connection does in the background, as it is now. Immutable. All times are those of the database.
 *
 * @param connection null when it was deleted since
 * @param capability what the connection does
 * @param attempt tries of the page that is under way, or was the last, this one included; 0 before the first
 * @param maxAttempts after so many tries of one page it ends
 * @param runAt when it is, or was last, due
 * @param pages how many are stored
 * @param items how many they brought
 * @param outcome what the provider answered last; null before the end, and when it gave no answer
 * @param result what the provider answered besides, a JSON object; null for nothing
 * @param failureKind the name of a {@link dev.keyport.port.FailureKind}, the code of a refusal such as {@code capability-off}, or
 *     one of {@code REJECTED}, {@code UNKNOWN}, {@code INTERNAL}, {@code ITEM_SINK}, {@code DATABASE_UNAVAILABLE},
 *     {@code SECRET_STORE_UNAVAILABLE} and {@code WORKER_LOST}; of the last try, null when it did not fail
 * @param failureMessage one sentence for a person; null when nothing failed
 * @param actor who started it
 * @param startedAt when a worker first took it; null before
 * @param endedAt null before the end
 */
public record Job(
        JobId id,
        @Nullable ConnectionId connection,
        String capability,
        JobState state,
        int attempt,
        int maxAttempts,
        Instant runAt,
        int pages,
        long items,
        @Nullable Outcome outcome,
        @Nullable String result,
        @Nullable String failureKind,
        @Nullable String failureMessage,
        ActorId actor,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {}
