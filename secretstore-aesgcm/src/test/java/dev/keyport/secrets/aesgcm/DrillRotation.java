package dev.keyport.secrets.aesgcm;

import com.zaxxer.hikari.HikariDataSource;
import dev.keyport.database.TenantDatabase;
import dev.keyport.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A rotation from key 1 to key 2 in a process of its own, which can be killed. */
final class DrillRotation implements AutoCloseable {

    static final KeyRing BOTH = KeyRing.of(2, Map.of(1L, TestKeys.bytes(1), 2L, TestKeys.bytes(2)));

    private final Process process;
    private final BufferedReader output;

    private DrillRotation(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /**
     * @param hangAt how many secrets it moves at least before it hangs, so that it cannot end before it is killed
     */
    static DrillRotation start(TestDatabase database, long hangAt) throws IOException {
        return new DrillRotation(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DrillRotation.class.getName(),
                        database.jdbcUrl(),
                        String.valueOf(hangAt))
                .redirectError(Redirect.INHERIT)
                .start());
    }

    /** The other process: tells on each line how many secrets it moved so far. */
    public static void main(String[] arguments) {
        long hangAt = Long.parseLong(arguments[1]);
        try (HikariDataSource pool = SecretDatabase.pool(new TestDatabase(arguments[0], ""))) {
            KeyRotation rotation = KeyRotation.of(new TenantDatabase(pool), BOTH, CryptoProvider.JDK);
            System.out.println(0);
            rotation.run((done, total) -> {
                System.out.println(done);
                while (done >= hangAt) {
                    LockSupport.park();
                }
            });
        }
    }

    /** Waits until it moved so many, or ended. */
    void awaitMoved(long enough) throws IOException {
        String line = output.readLine();
        while (line != null && Long.parseLong(line) < enough) {
            line = output.readLine();
        }
    }

    /** SIGKILL, and wait; the exit code tells whether it was killed. */
    int kill() {
        return process.destroyForcibly().onExit().join().exitValue();
    }

    /** Waits until it ended by itself. */
    int awaitEnd() throws IOException, InterruptedException {
        awaitMoved(Long.MAX_VALUE);
        return process.waitFor();
    }

    @Override
    public void close() {
        kill();
    }
}
