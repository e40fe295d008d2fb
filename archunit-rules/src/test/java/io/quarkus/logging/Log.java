package io.quarkus.logging;

/** Stands for the static logger of Quarkus. */
public final class Log {

    private Log() {}

    public static void infof(String format, Object argument) {}
}
