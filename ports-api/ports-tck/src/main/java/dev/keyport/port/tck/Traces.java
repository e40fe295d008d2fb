package dev.keyport.port.tck;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the process has and other than logs: properties, names of threads, files where files are put without much thought. */
final class Traces {

    private static final int LARGEST_FILE = 1024 * 1024;
    private static final int MOST_FILES = 100;

    private final Instant start;

    private Traces(Instant start) {
        this.start = start;
    }

    static Traces start() {
        return new Traces(Instant.now().minusSeconds(1)); // some file systems know whole seconds only
    }

    /** What can be found now, by where it is. */
    Map<String, String> found() {
        Map<String, String> found = new HashMap<>();
        found.put("a system property", String.valueOf(System.getProperties()));
        found.put("the name of a thread", namesOfThreads());
        found.put("a file in the temporary folder", written(Path.of(System.getProperty("java.io.tmpdir"))));
        found.put("a file in the working directory", written(Path.of("")));
        return found;
    }

    private static String namesOfThreads() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] threads = new Thread[2 * root.activeCount() + 1]; // some may start meanwhile
        int count = root.enumerate(threads);
        return Stream.of(threads).limit(count).map(Thread::getName).collect(Collectors.joining(" "));
    }

    /** The contents of files that are new or were changed, and lie right in a folder. */
    private String written(Path folder) {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(folder.toAbsolutePath())) {
            List<Path> recent = files.filter(this::isRecent).limit(MOST_FILES).toList();
            for (Path file : recent) {
                text.append(file.getFileName())
                        .append(' ')
                        .append(content(file))
                        .append(' ');
            }
        } catch (IOException e) {
            return ""; // a folder that nobody can read
        }
        return text.toString();
    }

    private boolean isRecent(Path file) {
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) <= LARGEST_FILE
                    && !Files.getLastModifiedTime(file).toInstant().isBefore(start);
        } catch (IOException e) {
            return false; // gone, as files in such folders are
        }
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
