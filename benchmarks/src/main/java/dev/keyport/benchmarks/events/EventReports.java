package dev.keyport.benchmarks.events;

import java.io.IOException;
import java.sql.SQLException;

/** Measures the event log: {@code write}, {@code export}, {@code list} or {@code drop}, and how much of it. */
public final class EventReports {

    private static final int WRITE_ROUNDS = 15;
    private static final int EXPORT_EVENTS = 1_000_000;
    private static final int LIST_EVENTS = 10_000_000;
    private static final int DROP_EVENTS = 1_000_000;

    private EventReports() {}

    /**
     * Runs one of them.
     *
     * @param what which one
     * @param size rounds of {@code write}, events of the others; 0 for all that the targets are about
     * @return a table in Markdown, or how to get it
     * @throws SQLException when the server cannot be started
     * @throws IOException when the process of the exporter cannot be started
     */
    public static String run(String what, int size) throws SQLException, IOException {
        return switch (what) {
            case "write" -> new EventWriteReport().run(or(size, WRITE_ROUNDS));
            case "export" -> new EventExportReport().run(or(size, EXPORT_EVENTS));
            case "list" -> new EventListReport().run(or(size, LIST_EVENTS));
            case "drop" -> new EventDropReport().run(or(size, DROP_EVENTS));
            default -> "usage: events write|export|list|drop [size]";
        };
    }

    private static int or(int size, int whole) {
        return size == 0 ? whole : size;
    }
}
