package dev.keyport.benchmarks.events;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Times of one way to do something. Not thread-safe. */
final class Sample {

    /** Something that takes time. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    private final List<Double> milliseconds = new ArrayList<>();

    void time(Work work) throws SQLException {
        long start = System.nanoTime();
        work.run();
        milliseconds.add((System.nanoTime() - start) / 1e6);
    }

    /** Forgets what was measured so far. */
    void warm() {
        milliseconds.clear();
    }

    double fastest() {
        return Collections.min(milliseconds);
    }

    double median() {
        return percentile(50);
    }

    double percentile(int percent) {
        List<Double> sorted = new ArrayList<>(milliseconds);
        Collections.sort(sorted);
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
