package dev.keyport.port.tck;

import dev.keyport.port.IntegrationPort;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * One thing that is demanded of every operation, or of some.
 *
 * @param name as {@code condition_outcome}, the same in every release
 * @param applies to which operations
 * @param timeout what the adapter is told to wait at most
 */
record Check<P extends IntegrationPort>(String name, Predicate<Operation<P>> applies, Duration timeout, Body<P> body) {

    /** What is done and demanded. */
    interface Body<P extends IntegrationPort> {

        void run(Bench<P> bench) throws Exception;
    }

    static <P extends IntegrationPort> Check<P> of(String name, Body<P> body) {
        return new Check<>(name, operation -> true, Bench.LONG, body);
    }

    Check<P> onlyFor(Predicate<Operation<P>> some) {
        return new Check<>(name, applies.and(some), timeout, body);
    }

    Check<P> withLittleTime() {
        return new Check<>(name, applies, Bench.SHORT, body);
    }

    void run(VendorScript<P> script, Operation<P> operation) throws Exception {
        try (Bench<P> bench = new Bench<>(script, operation, timeout)) {
            body.run(bench);
        }
    }
}
