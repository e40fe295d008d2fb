package dev.keyport.registry.job;

import dev.keyport.port.IntegrationPort;
import java.util.Map;

/**
 * How one capability is carried out in the background, page by page.
 *
 * <p>A worker calls {@link #run} outside of any database transaction, with a port that stands behind the same guard as every other
 * call, as the role system; then it stores what came of it, and goes on while there is more. A page whose worker dies is run again.
 * Implementations are thread-safe.
 *
 * @param <P> the port that is called
 */
public interface Action<P extends IntegrationPort> {

    /** The id of the capability. */
    String capability();

    /** The port that has it. */
    Class<P> port();

    /** The input that is accepted: a JSON Schema (2020-12) of an object that refuses what it does not know. */
    String inputSchema();

    /**
     * Returns when the input, which the schema accepts, can be run.
     *
     * @throws IllegalArgumentException with one sentence for the caller, which does not repeat a value, when it cannot; an
     *     {@link InputMistakeException} says where
     */
    default void check(Map<String, Object> input) {}

    /**
     * Whether it reads what changed since the last time: one at a time for each connection, which remembers the cursor, and when it
     * was last done.
     */
    boolean isSync();

    /**
     * Whether {@link #run} can be repeated when it is not known what came of it: because it only reads, or because the provider gets
     * the id of the job as an idempotency key.
     */
    boolean isRepeatable();

    /**
     * Does one page.
     *
     * @throws dev.keyport.port.IntegrationException when the provider gave no answer to work with; tried again later when that is
     *     retryable
     */
    Step run(P port, Work work);
}
