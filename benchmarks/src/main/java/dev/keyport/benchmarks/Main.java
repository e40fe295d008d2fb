package dev.keyport.benchmarks;

import dev.keyport.benchmarks.database.ReadSecretReport;
import dev.keyport.benchmarks.database.RotationRate;
import dev.keyport.benchmarks.events.EventReports;
import dev.keyport.benchmarks.sealing.SealingReport;
import java.util.Arrays;

/**
 * Runs one comparison and prints its table: {@code sealing [rounds]}. After {@code jmh}, the arguments are JMH's own.
 */
public final class Main {

    private static final int ROUNDS = 5;
    private static final int TENANTS = 4_000;

    private Main() {}

    /**
     * Prints the table, or how to get it.
     *
     * @throws Exception when JMH cannot start the processes that it measures
     */
    public static void main(String[] args) throws Exception {
        String comparison = args.length == 0 ? "" : args[0];
        switch (comparison) {
            case "sealing" ->
                System.out.println(new SealingReport().run(args.length == 1 ? ROUNDS : Integer.parseInt(args[1])));
            case "reading" ->
                System.out.println(new ReadSecretReport().run(args.length == 1 ? ROUNDS : Integer.parseInt(args[1])));
            case "rotation" -> System.out.println(new RotationRate().run(TENANTS, ROUNDS));
            case "events" ->
                System.out.println(EventReports.run(
                        args.length < 2 ? "" : args[1], args.length < 3 ? 0 : Integer.parseInt(args[2])));
            case "jmh" -> org.openjdk.jmh.Main.main(Arrays.copyOfRange(args, 1, args.length));
            default ->
                System.out.println("usage: sealing [rounds], reading [rounds], rotation,"
                        + " events write|export|list|drop [size], or jmh and its arguments");
        }
    }
}
