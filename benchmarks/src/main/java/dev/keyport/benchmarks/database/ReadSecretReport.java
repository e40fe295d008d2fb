package dev.keyport.benchmarks.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the four ways in turn, and again in every round, each in a process and with a server of its own. Not thread-safe. */
public final class ReadSecretReport {

    private final Map<String, List<Double>> times = new TreeMap<>();

    /**
     * Takes about 40 seconds for each round.
     *
     * @return a table in Markdown with the median call of the median round
     * @throws RunnerException when a process cannot be started
     */
    public String run(int rounds) throws RunnerException {
        for (int round = 0; round < rounds; round++) {
            for (RunResult result : new Runner(new OptionsBuilder()
                            .include(ReadSecretBenchmark.class.getName())
                            .forks(1)
                            .warmupIterations(3)
                            .warmupTime(TimeValue.seconds(1))
                            .measurementIterations(3)
                            .measurementTime(TimeValue.seconds(1))
                            .verbosity(VerboseMode.SILENT)
                            .build())
                    .run()) {
                times.computeIfAbsent(result.getPrimaryResult().getLabel(), absent -> new ArrayList<>())
                        .add(result.getPrimaryResult().getStatistics().getPercentile(50));
            }
        }
        StringBuilder table = new StringBuilder(
                "| one secret | µs | of the naive transaction | of no policies |\n|---|---|---|---|\n");
        times.keySet()
                .forEach(way -> table.append(String.format(
                        Locale.ROOT,
                        "| %s | %.0f | %.2f | %.2f |\n",
                        way,
                        median(way),
                        median(way) / median("naiveTransaction"),
                        median(way) / median("withoutPolicies"))));
        return table.toString();
    }

    private double median(String way) {
        List<Double> sorted =
                times.getOrDefault(way, List.of()).stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }
}
