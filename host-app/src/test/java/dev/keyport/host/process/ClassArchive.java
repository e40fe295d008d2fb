package dev.keyport.host.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The classes of the packaged host as the JVM has them after a start, so that a host of a test loads them from one file instead
 * of reading and verifying each. Made by the first of the test JVMs that needs it.
 */
final class ClassArchive {

    private static final Path JAR = Path.of(System.getProperty("keyport.host.jar"));
    private static final Path ARCHIVE = JAR.resolveSibling("keyport-host.jsa");
    private static final List<String> OPTIONS =
            List.of("-XX:SharedArchiveFile=" + ARCHIVE, "-Xshare:auto", "-Xlog:disable");

    private ClassArchive() {}

    /** What makes a JVM use it. */
    static synchronized List<String> options() throws IOException {
        try (FileChannel channel = FileChannel.open(
                        ARCHIVE.resolveSibling("keyport-host.jsa.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !isUpToDate()) {
                make();
            }
        }
        return OPTIONS;
    }

    private static boolean isUpToDate() throws IOException {
        return Files.isRegularFile(ARCHIVE)
                && Files.getLastModifiedTime(ARCHIVE).compareTo(Files.getLastModifiedTime(JAR)) > 0;
    }

    private static void make() throws IOException {
        Path unfinished = ARCHIVE.resolveSibling("keyport-host.jsa.unfinished");
        try (HostProcess host = HostProcess.java(
                List.of("-XX:TieredStopAtLevel=1", "-XX:ArchiveClassesAtExit=" + unfinished, "-Xlog:disable"),
                HostFolder.shared(),
                Map.of("KEYPORT_PORT", "0"))) {
            host.awaitListening();
            host.terminate();
            host.awaitExit(Duration.ofSeconds(90));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Files.move(unfinished, ARCHIVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
