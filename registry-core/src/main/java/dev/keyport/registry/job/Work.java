package dev.keyport.registry.job;

import dev.keyport.port.TenantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Action} is to do now: one page of a job. Immutable.
 *
 * @param job the same at every try: what a provider is to do once has this as its idempotency key
 * @param input what the action's schema accepted
 * @param cursor where to go on: what the page before left, or the last job of this capability at this connection; null for the
 *     beginning
 * @param page how many pages of this job are stored
 */
public record Work(
        TenantId tenant,
        JobId job,
        Map<String, Object> input,
        @Nullable String cursor,
        int page) {

    public Work {
        input = Map.copyOf(input);
    }
}
