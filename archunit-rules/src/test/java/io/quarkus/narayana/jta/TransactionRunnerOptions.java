package io.quarkus.narayana.jta;

import java.util.function.Supplier;

/** Stands for the one of Quarkus. */
public final class TransactionRunnerOptions {

    public <T> T call(Supplier<T> work) {
        return work.get();
    }
}
