package dev.keyport.benchmarks.events;

import dev.keyport.benchmarks.database.DurableDatabase;
import dev.keyport.database.TenantDatabase;
import dev.keyport.registry.event.EventFilter;
import dev.keyport.registry.event.EventLog;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Exports in a process of its own with a heap of 64 MB, and looks how much of it is used. The collector is the serial one, which
 * the JVM chooses on small machines: others leave garbage lying for as long as there is room.
 */
public final class ExporterProcess {

    private static final int BYTES_BETWEEN_LOOKS = 1 << 20;

    private ExporterProcess() {}

    /**
     * Exports once and prints the largest use of the heap that was seen.
     *
     * @param args the JDBC URL, the user and the password of the runtime
     */
    public static void main(String[] args) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(args[0]);
        dataSource.setUser(args[1]);
        dataSource.setPassword(args[2]);
        Looks looks = new Looks();
        new EventLog(new TenantDatabase(dataSource)).export(EventTables.CALLER, EventFilter.ALL, looks);
        System.out.printf(
                Locale.ROOT,
                "Heap of the exporter under -Xmx64m, for %,d MB of CSV: at most %.1f MB, after a collection %.1f MB%n",
                looks.bytes >> 20,
                looks.peak / 1e6,
                looks.collected / 1e6);
    }

    static String run(DurableDatabase database) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ExporterProcess.class.getName(),
                        database.runtime().getJdbcUrl(),
                        database.runtime().getUsername(),
                        database.runtime().getPassword())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Counts, and looks at the heap again and again. */
    private static final class Looks extends OutputStream {

        private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        private long bytes;
        private long next;
        private long peak;
        private long collected;

        @Override
        public void write(int b) {
            count(1);
        }

        @Override
        public void write(byte[] written, int from, int length) {
            count(length);
        }

        private static long afterCollection() {
            return ManagementFactory.getMemoryPoolMXBeans().stream()
                    .map(MemoryPoolMXBean::getCollectionUsage)
                    .filter(Objects::nonNull)
                    .mapToLong(MemoryUsage::getUsed)
                    .sum();
        }

        private void count(int length) {
            bytes += length;
            if (bytes >= next) {
                next = bytes + BYTES_BETWEEN_LOOKS;
                peak = Math.max(peak, memory.getHeapMemoryUsage().getUsed());
                collected = Math.max(collected, afterCollection());
            }
        }
    }
}
