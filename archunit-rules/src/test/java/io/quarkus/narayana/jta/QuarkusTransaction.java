package io.quarkus.narayana.jta;

/** Stands for the one of Quarkus. */
public final class QuarkusTransaction {

    private QuarkusTransaction() {}

    public static void begin() {}

    public static void commit() {}

    public static TransactionRunnerOptions requiringNew() {
        return new TransactionRunnerOptions();
    }

    public static TransactionRunnerOptions suspendingExisting() {
        return new TransactionRunnerOptions();
    }
}
