package dev.keyport.port.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which checks of a contract were made of which capabilities, and which of them passed. Thread-safe. */
final class ConformanceReport {

    private final Set<String> planned = new HashSet<>();
    private final Set<String> passedTests = new HashSet<>();
    private final Map<String, Set<String>> passed = new TreeMap<>();
    private String name = "";
    private boolean failed;

    /** What has to pass before anything is written; the file is named after domain and provider. */
    synchronized void plan(String domain, String slug, Collection<String> checks) {
        name = domain + "-" + slug;
        planned.addAll(checks);
    }

    synchronized void passed(String capability, String check) {
        passed.computeIfAbsent(capability, unused -> new TreeSet<>()).add(check);
    }

    synchronized void passedTest(String test) {
        passedTests.add(test);
    }

    synchronized void failed() {
        failed = true;
    }

    /** Whether every check that was planned and every one of these tests passed, and there was a vendor at all. */
    synchronized boolean complete(Collection<String> tests) {
        Set<String> done = new HashSet<>();
        passed.forEach((capability, checks) -> checks.forEach(check -> done.add(capability + " " + check)));
        return !failed && !planned.isEmpty() && done.equals(planned) && passedTests.containsAll(tests);
    }

    /** Writes what passed, or removes what was written before by a contract that does not pass any more. */
    synchronized void write(Path folder, boolean complete) {
        if (name.isEmpty()) {
            return;
        }
        try {
            Path file = folder.resolve(name + ".json");
            if (complete) {
                Files.createDirectories(folder);
                Files.writeString(file, json());
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the conformance of " + name + " cannot be written", e);
        }
    }

    /** Names only, all of letters, digits and a few signs, so nothing needs to be escaped. */
    private String json() {
        int dash = name.indexOf('-');
        String capabilities = passed.entrySet().stream()
                .map(entry -> "    \"" + entry.getKey() + "\": [" + quoted(entry.getValue()) + "]")
                .collect(joining(",\n"));
        return """
                {
                  "domain": "%s",
                  "provider": "%s",
                  "kitVersion": "%s",
                  "capabilities": {
                %s
                  }
                }
                """.formatted(name.substring(0, dash), name.substring(dash + 1), kitVersion(), capabilities);
    }

    private static String quoted(Collection<String> names) {
        return names.stream().map(each -> "\"" + each + "\"").collect(joining(", "));
    }

    /** The version of this kit, as the build wrote it down. */
    static String kitVersion() {
        Properties properties = new Properties();
        try (InputStream in = ConformanceReport.class.getResourceAsStream("kit.properties")) {
            if (in == null) {
                throw new IllegalStateException(
                        "kit.properties is missing beside " + ConformanceReport.class.getName());
            }
            properties.load(new InputStreamReader(in, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("kit.properties cannot be read", e);
        }
        return properties.getProperty("version");
    }
}
