package dev.keyport.host.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A start that must be refused with one line that names the variable and repeats no value. How long it takes is asked only where
 * nothing else runs: with {@code -Dkeyport.refusal.limit=} and seconds, each is a plain start that must end in time.
 *
 * @param named what the line must name
 */
record Refusal(String title, Map<String, String> environment, List<String> arguments, String named) {

    private static final Duration HANGS = Duration.ofSeconds(60);
    private static final Duration LIMIT = Duration.ofSeconds(Long.getLong("keyport.refusal.limit", 0));
    private static final int AT_A_TIME = 2;

    /** Values that occur in messages for another reason: the bucket and the superuser of the tests, the start of a URL. */
    private static final Set<String> ORDINARY_WORDS = Set.of("keyport", "postgres", "jdbc:postgresql://");

    static Refusal of(String title, Map<String, String> environment, String named) {
        return new Refusal(title, environment, List.of(), named);
    }

    /** The same with one variable changed. */
    Refusal with(String variable, String value) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(variable, value);
        return new Refusal(title, changed, arguments, named);
    }

    /** The same with a variable changed that is the wrong one. */
    static Refusal wrong(String title, Map<String, String> good, String variable, String value) {
        return of(variable + " " + title, good, variable).with(variable, value);
    }

    static Refusal missing(Map<String, String> good, String variable) {
        Map<String, String> rest = new HashMap<>(good);
        rest.remove(variable);
        return of(variable + " is missing", rest, variable);
    }

    Refusal running(String... command) {
        return new Refusal(title, environment, List.of(command), named);
    }

    /** One test for each; two processes run at a time. */
    static Stream<DynamicTest> tests(Path folder, List<Refusal> refusals) {
        ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME);
        List<DynamicTest> tests = new ArrayList<>();
        for (Refusal refusal : refusals) {
            Future<HostProcess.Exit> exit = pool.submit(() -> refusal.run(folder));
            tests.add(DynamicTest.dynamicTest(refusal.title(), () -> refusal.check(exit.get())));
        }
        pool.shutdown();
        return tests.stream();
    }

    void test(Path folder) throws Exception {
        check(run(folder));
    }

    private HostProcess.Exit run(Path folder) throws Exception {
        String[] words = arguments.toArray(String[]::new);
        try (HostProcess host = LIMIT.isZero()
                ? HostProcess.start(folder, environment, words)
                : HostProcess.startPlain(folder, environment, words)) {
            return host.awaitExit(HANGS);
        }
    }

    private void check(HostProcess.Exit exit) {
        assertThat(exit.code()).as("%s %s", exit.out(), exit.err()).isEqualTo(2);
        assertThat(exit.err().lines()).as(exit.err()).hasSize(1);
        assertThat(exit.err()).startsWith("keyport: ").contains(named);
        String printed = exit.out() + exit.err();
        environment.values().stream()
                .filter(value -> value.strip().length() > 3 && !ORDINARY_WORDS.contains(value))
                .forEach(value -> assertThat(printed).doesNotContain(value.strip()));
        assertThat(printed).doesNotContain("HUSH");
        if (!LIMIT.isZero()) {
            assertThat(exit.after()).isLessThan(LIMIT);
        }
    }
}
