package dev.keyport.host.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged host as a process of its own, in a working folder, with nothing of this process's settings. */
final class HostProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Pattern ADDRESS = Pattern.compile("(?:Listening  |listens on )(http://\\S+:[0-9]+)");

    private final Process process;
    private final Path folder;
    private final Path out;
    private final Path err;
    private final Optional<ProcessHandle> postgresOfAnother;
    private final long started = System.nanoTime();

    /**
     * What a process left.
     *
     * @param after the time from its start to its end
     */
    record Exit(int code, Duration after, String out, String err) {}

    private HostProcess(ProcessBuilder builder, Path folder) throws IOException {
        this.folder = folder;
        this.out = Files.createTempFile(folder, "host", ".out");
        this.err = Files.createTempFile(folder, "host", ".err");
        this.postgresOfAnother = postgres();
        this.process = builder.directory(folder.toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    /** {@code java -jar keyport-host.jar}, with an archive of its classes, and without optimising what lives for seconds only. */
    static HostProcess start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        List<String> options = new ArrayList<>(ClassArchive.options());
        options.add("-XX:TieredStopAtLevel=1");
        return java(options, folder, environment, arguments);
    }

    /** {@code java -jar keyport-host.jar}, without any other option: how long it takes is how long it takes a user. */
    static HostProcess startPlain(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        return java(List.of(), folder, environment, arguments);
    }

    static HostProcess java(List<String> options, Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", System.getProperty("keyport.host.jar")));
        command.addAll(List.of(arguments));
        return run(command, folder, environment);
    }

    static HostProcess run(List<String> command, Path folder, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("KEYPORT_") || name.startsWith("INTEGRATION_"));
        builder.environment().putAll(environment);
        return new HostProcess(builder, folder);
    }

    /** The development mode on a free port. */
    static HostProcess development(Path folder) throws IOException {
        return start(folder, Map.of("KEYPORT_PORT", "0"));
    }

    /** The development mode on a free port, started by {@code ./keyport}. */
    static HostProcess script(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(root().resolve("keyport").toString()));
        command.addAll(List.of(arguments));
        return run(command, folder, Map.of("KEYPORT_PORT", "0"));
    }

    /** The folder of this build, where README.md is. */
    static Path root() {
        return Path.of(System.getProperty("keyport.root")).normalize();
    }

    /** Waits until it says where it listens. */
    HostApi awaitListening() throws IOException {
        Optional<String> address = Optional.empty();
        Wait deadline = Wait.atMost(START_LIMIT);
        while (address.isEmpty()) {
            if (!process.isAlive()) {
                throw new AssertionError("the host ended: " + out() + err());
            }
            deadline.pause("the host does not say where it listens: " + out() + err());
            address = ADDRESS.matcher(out())
                    .results()
                    .map(match -> match.group(1))
                    .findFirst();
        }
        return new HostApi(URI.create(address.get()));
    }

    Exit awaitExit(Duration limit) throws IOException, InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the process still runs after " + limit + ": " + out() + err());
        }
        return new Exit(process.exitValue(), Duration.ofNanos(System.nanoTime() - started), out(), err());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGKILL, and wait. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM, and wait. */
    Exit stop() throws IOException, InterruptedException {
        terminate();
        return awaitExit(Duration.ofSeconds(20));
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    /** The running database server of the folder, from its pid file. */
    Optional<ProcessHandle> postgres() throws IOException {
        Path database = folder.resolve(".keyport/postgresql-18");
        Path file = database.resolve("postmaster.pid");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 2 || !Files.isSameFile(Path.of(lines.get(1)), database)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(HostProcess::isPostgres);
    }

    private static boolean isPostgres(ProcessHandle handle) {
        Matcher name =
                Pattern.compile("/postgres$").matcher(handle.info().command().orElse(""));
        return handle.isAlive() && name.find();
    }

    /** Ends the process, and the database server that a killed host leaves. */
    @Override
    public void close() throws IOException {
        kill();
        Optional<ProcessHandle> left = postgres();
        if (left.isPresent() && !left.equals(postgresOfAnother)) {
            left.get().destroy();
            left.get().onExit().orTimeout(20, TimeUnit.SECONDS).join();
        }
    }
}
