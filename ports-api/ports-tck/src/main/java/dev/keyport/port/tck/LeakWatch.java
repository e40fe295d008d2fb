package dev.keyport.port.tck;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for secrets while it is open: in log lines of every level, in what is printed, in system properties, names of threads and
 * new files in the temporary folder and the working directory, and in whatever else it is shown. It finds them whole and in part,
 * as they are, in Base64 and in hex. For one thread.
 */
public final class LeakWatch implements AutoCloseable {

    /** Of HTTP libraries that write down whatever goes over the wire once somebody turns them on. */
    public static final List<String> WIRE_LOGGERS = List.of(
            "com.sun.",
            "io.netty.",
            "java.",
            "jdk.",
            "okhttp3.",
            "org.apache.hc.",
            "org.apache.http.",
            "org.eclipse.jetty.",
            "reactor.netty.",
            "software.amazon.awssdk.",
            "sun.");

    private final Leaks leaks;
    private final LogCapture log;
    private final Traces traces = Traces.start();

    private LeakWatch(Collection<String> secrets, List<String> wireLoggers) {
        this.leaks = new Leaks(secrets);
        this.log = LogCapture.start(wireLoggers);
    }

    /**
     * Starts to look.
     *
     * @param secrets at least 10 characters each, none that comes up by accident
     * @param wireLoggers how names of loggers begin whose lines below INFO are not searched
     * @throws IllegalStateException when SLF4J does not log through Logback: then log lines cannot be seen
     */
    public static LeakWatch start(Collection<String> secrets, List<String> wireLoggers) {
        return new LeakWatch(secrets, wireLoggers);
    }

    /** Looks for one more secret, in what was seen before as well. */
    public void lookFor(String secret) {
        leaks.lookFor(secret);
    }

    /**
     * Looks at a text, or at what a value says of itself.
     *
     * @param place what it is, for who reads the test
     */
    public void look(String place, @Nullable Object value) {
        leaks.look(place, value);
    }

    /** Looks at the message of an exception, at its causes and at what was suppressed. */
    public void lookAtAll(String place, Throwable thrown) {
        leaks.lookAtAll(place, thrown);
    }

    /** Where secrets were found until now, without them. */
    public List<String> found() {
        log.lines().forEach(line -> leaks.look(line.place(), line.text()));
        traces.found().forEach(leaks::look);
        return leaks.found();
    }

    @Override
    public void close() {
        log.close();
    }
}
