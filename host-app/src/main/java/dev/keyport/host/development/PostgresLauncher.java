package dev.keyport.host.development;

import dev.keyport.port.Secret;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;

/** Starts PostgreSQL with durable settings, a password for everybody, and no way in but 127.0.0.1. */
final class PostgresLauncher {

    static final String SUPERUSER = "postgres";

    /** Long enough to recover after a crash. */
    private static final Duration STARTUP_WAIT = Duration.ofSeconds(60);

    private PostgresLauncher() {}

    /** Starts the server; one that already serves the folder on this port is taken over instead. */
    static EmbeddedPostgres launch(PostgresFiles files, int port) throws IOException {
        Redirect log = Redirect.appendTo(files.log());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(files.database())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(files.programs().toFile())
                .setPgBinaryResolver(new OwnBinaries())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP_WAIT)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setPort(port);
        initialise(builder, files);
        configure(builder);
        try (Secret password = files.password()) {
            builder.setConnectConfig("password", password.revealUtf8());
        }
        // A stranger on the port must not be told the password.
        builder.setConnectConfig("requireAuth", "scram-sha-256");
        return builder.start();
    }

    /** The library hands these to initdb as {@code --key=value}, after its own trust authentication: the last one counts. */
    private static void initialise(EmbeddedPostgres.Builder builder, PostgresFiles files) {
        builder.setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", files.passwordFile().toString())
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C");
    }

    private static void configure(EmbeddedPostgres.Builder builder) {
        builder.setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "32MB")
                .setServerConfig("max_connections", "50")
                .setServerConfig("log_error_verbosity", "terse")
                .setServerConfig("log_min_error_statement", "panic")
                .setServerConfig("log_checkpoints", "off");
    }

    /**
     * One instance per start: the library remembers per resolver where it unpacked, and a process that opens two data folders
     * would run the second server with the programs of the first.
     */
    private static final class OwnBinaries implements PgBinaryResolver {
        @Override
        public InputStream getPgBinary(String system, String machineHardware) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machineHardware);
        }
    }
}
