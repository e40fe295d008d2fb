package dev.keyport.host;

import dev.keyport.host.settings.ServeSettings;
import dev.keyport.host.settings.SettingException;
import dev.keyport.host.settings.Settings;
import dev.keyport.port.AdapterFactory;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The host with adapters of your own, as a program of your own: the routes, the settings page, the jobs and the commands of
 * {@code keyport-host.jar}, with your providers and domains beside those that Keyport brings. Thread-safe.
 *
 * <p>Of {@code keyport-host-app}, this class is the API; everything else in it may change with every version.
 */
public final class KeyportHost implements AutoCloseable {

    private final RunningHost running;

    private KeyportHost(RunningHost running) {
        this.running = running;
    }

    /**
     * Does what the arguments say, with the settings of the environment, as {@code keyport-host.jar} does. A host that was started
     * serves until the process is told to stop.
     *
     * @param arguments those of your {@code main}
     * @param adapters of domains and slugs that Keyport's no-ops do not serve
     * @return 0, or the exit code of a refusal, whose reason was written to the standard error output
     * @throws IllegalArgumentException when two adapters serve the same domain with the same slug, or one does not fit its port
     */
    public static int run(String[] arguments, List<? extends AdapterFactory<?>> adapters) {
        return new Main(List.copyOf(adapters)).run(arguments, System.getenv());
    }

    /**
     * Starts a host inside of this process, for tests of yours. Without a setting for the database it is one in development mode, whose
     * first start takes some seconds.
     *
     * @param settings by the names that they have in the environment, which itself is not read; {@code KEYPORT_PORT} of 0 takes a free
     *     one
     * @param adapters as for {@link #run}
     * @throws IllegalArgumentException as {@link #run}
     * @throws IllegalStateException when the host refuses to start; the message says why and names no secret
     */
    public static KeyportHost start(Map<String, String> settings, List<? extends AdapterFactory<?>> adapters) {
        try {
            ServeSettings read = ServeSettings.from(Settings.of(Map.of(), settings));
            return new KeyportHost(Wiring.start(read, List.copyOf(adapters), Clock.systemUTC()));
        } catch (SettingException | StartRefusedException e) {
            throw new IllegalStateException("the host does not start: " + e.getMessage());
        }
    }

    /** Where it listens. */
    public int port() {
        return running.port();
    }

    /** Finishes the requests that are under way and stops. */
    @Override
    public void close() {
        running.close();
    }
}
