package dev.keyport.host;

import dev.keyport.database.DatabaseMigration;
import dev.keyport.host.settings.Login;
import dev.keyport.host.settings.MaintenanceSettings;
import dev.keyport.host.settings.MigrateSettings;
import dev.keyport.host.settings.ServeSettings;
import dev.keyport.host.settings.SettingException;
import dev.keyport.host.settings.Settings;
import dev.keyport.port.AdapterFactory;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts the host: {@code java -jar keyport-host.jar [command] [--flag=value ...]}. */
public final class Main {

    private static final int REFUSED = 2;

    /** The driver's own log repeats parts of the URL that it refuses. What went wrong arrives as an exception. */
    private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql");

    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    private final PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    private final List<AdapterFactory<?>> adapters;

    Main(List<AdapterFactory<?>> adapters) {
        this.adapters = adapters;
    }

    public static void main(String[] arguments) {
        int exitCode = KeyportHost.run(arguments, List.of());
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    int run(String[] arguments, Map<String, String> environment) {
        DRIVER_LOG.setLevel(Level.OFF);
        try {
            HostCommand command = HostCommand.parse(arguments, out);
            Settings settings = Settings.of(command.flags(), environment);
            return switch (command.action()) {
                case SERVE -> serve(ServeSettings.from(settings));
                case MIGRATE -> migrate(MigrateSettings.from(settings));
                case KEYS_ROTATE -> maintenance(settings, command).rotateKeys();
                case KEYS_VERIFY -> maintenance(settings, command).verifyKeys(command.retired());
                case VERIFY_ISOLATION -> maintenance(settings, command).verifyIsolation();
                case NOTHING -> 0;
            };
        } catch (SettingException | StartRefusedException e) {
            err.println("keyport: " + e.getMessage());
            return REFUSED;
        }
    }

    /** Whoever stops the process while it is starting waits for the start to end, so that no server is left behind. */
    private int serve(ServeSettings settings) {
        CompletableFuture<Optional<RunningHost>> starting = new CompletableFuture<>();
        Thread stop = new Thread(() -> starting.join().ifPresent(RunningHost::close), "keyport-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            RunningHost host = Wiring.start(settings, adapters, Clock.systemUTC());
            starting.complete(Optional.of(host));
            host.announcement().forEach(out::println);
            return 0;
        } finally {
            starting.complete(Optional.empty());
        }
    }

    private Maintenance maintenance(Settings settings, HostCommand command) {
        return new Maintenance(MaintenanceSettings.from(settings), out, command.json());
    }

    private int migrate(MigrateSettings settings) {
        DatabaseMigration migration = new DatabaseMigration(
                settings.runtime().jdbcUrl(),
                settings.administrator().name(),
                settings.administrator().password());
        Login runtime = settings.runtime().login();
        try {
            int applied = migration.run(runtime.name(), runtime.password());
            out.println("The database is ready; migrations applied: " + applied + ".");
            return 0;
        } catch (SQLException e) {
            throw DatabaseRefusal.ofMigration(e);
        }
    }
}
