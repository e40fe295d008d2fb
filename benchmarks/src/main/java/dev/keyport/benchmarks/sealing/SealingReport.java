package dev.keyport.benchmarks.sealing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs all peers in turn, and again in every round, so that a busy minute of the machine does not fall on one of them; each in a
 * process of its own. Not thread-safe.
 */
public final class SealingReport {

    private final Map<Peer, List<Double>> seal = new EnumMap<>(Peer.class);
    private final Map<Peer, List<Double>> open = new EnumMap<>(Peer.class);

    /**
     * Takes about three minutes for each round.
     *
     * @return a table in Markdown with the median call of the median round, and the ratios of seal and open together
     * @throws RunnerException when a process cannot be started
     */
    public String run(int rounds) throws RunnerException {
        for (int round = 0; round < rounds; round++) {
            for (RunResult result : measure()) {
                String benchmark = result.getPrimaryResult().getLabel();
                (benchmark.equals("seal") ? seal : open)
                        .computeIfAbsent(Peer.valueOf(result.getParams().getParam("peer")), absent -> new ArrayList<>())
                        .add(result.getPrimaryResult().getStatistics().getPercentile(50));
            }
        }
        return table();
    }

    private String table() {
        StringBuilder table = new StringBuilder("| 40 bytes | seal, µs | open, µs | both, µs | of Tink's envelope |"
                + " times faster than Jasypt |\n|---|---|---|---|---|---|\n");
        for (Peer peer : Peer.values()) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f | %.2f | %,.0f |\n",
                    peer.title(),
                    median(seal, peer),
                    median(open, peer),
                    both(peer),
                    both(peer) / both(Peer.TINK_ENVELOPE),
                    both(Peer.JASYPT_AES_256) / both(peer)));
        }
        return table.toString();
    }

    private double both(Peer peer) {
        return median(seal, peer) + median(open, peer);
    }

    private static double median(Map<Peer, List<Double>> times, Peer peer) {
        List<Double> sorted =
                times.getOrDefault(peer, List.of()).stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }

    private static Collection<RunResult> measure() throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(SealingBenchmark.class.getName())
                        .forks(1)
                        .warmupIterations(5)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.seconds(1))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
    }
}
