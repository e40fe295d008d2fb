package dev.keyport.host.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The live objects of another JVM. */
final class HeapDump {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private HeapDump() {}

    /** The process that this one started last. */
    static ProcessHandle newestChild() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .max(Comparator.comparing(child -> child.info().startInstant().orElseThrow()))
                .orElseThrow();
    }

    /** Collects the garbage, and writes down what is left. */
    static Path of(ProcessHandle process, Path folder) throws IOException, InterruptedException {
        Path dump = folder.resolve("live.hprof");
        run(folder, process, "GC.run");
        run(folder, process, "GC.heap_dump", dump.toString());
        return dump;
    }

    private static void run(Path folder, ProcessHandle process, String... command)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(process.pid())));
        all.addAll(List.of(command));
        try (HostProcess jcmd = HostProcess.run(all, folder, Map.of())) {
            HostProcess.Exit exit = jcmd.awaitExit(LIMIT);
            if (exit.code() != 0) {
                throw new AssertionError(exit.out() + exit.err());
            }
        }
    }
}
