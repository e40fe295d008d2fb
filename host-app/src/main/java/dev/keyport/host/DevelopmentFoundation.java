package dev.keyport.host;

import dev.keyport.database.DatabaseMigration;
import dev.keyport.host.development.DataFolder;
import dev.keyport.host.development.DataFolderInUseException;
import dev.keyport.host.development.DevelopmentAccess;
import dev.keyport.host.development.EmbeddedPostgresServer;
import dev.keyport.host.development.EmbeddedS3Server;
import dev.keyport.host.development.EmbeddedServerException;
import dev.keyport.host.development.PasswordFile;
import dev.keyport.host.settings.DatabaseSettings;
import dev.keyport.host.settings.KeySettings;
import dev.keyport.host.settings.Login;
import dev.keyport.host.settings.Setting;
import dev.keyport.host.settings.SettingException;
import dev.keyport.host.settings.StorageSettings;
import dev.keyport.host.token.DevelopmentTokens;
import dev.keyport.port.Secret;
import dev.keyport.secrets.aesgcm.KeyRing;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The development mode: an embedded PostgreSQL, an embedded S3 server, and keys that are made once, all in one folder. */
final class DevelopmentFoundation {

    private static final String DATABASE = "keyport";
    private static final String RUNTIME_PASSWORD = "database-runtime-password";

    private DevelopmentFoundation() {}

    /**
     * @param parts receives what was started, even when the start fails
     */
    static Foundation start(Path data, KeySettings configured, Clock clock, Deque<AutoCloseable> parts) {
        try {
            DataFolder folder = open(data);
            parts.push(folder);
            return start(folder, configured, clock, parts);
        } catch (DataFolderInUseException | EmbeddedServerException e) {
            throw new StartRefusedException(String.valueOf(e.getMessage()));
        }
    }

    private static DataFolder open(Path data) {
        try {
            return DataFolder.open(data);
        } catch (UncheckedIOException e) {
            throw new SettingException(Setting.DATA, "the folder cannot be made or opened for writing");
        }
    }

    private static Foundation start(
            DataFolder folder, KeySettings configured, Clock clock, Deque<AutoCloseable> parts) {
        boolean keyIsNew = configured.ring().isEmpty() && !folder.hasSecret(DevelopmentAccess.ENCRYPTION_KEY);
        if (keyIsNew && folder.hasSecret(RUNTIME_PASSWORD)) {
            throw new SettingException(
                    Setting.ENCRYPTION_KEY,
                    "the data folder was made with a key that is neither set nor in the folder; a new one could not open"
                            + " what it sealed");
        }
        KeyRing keys = configured.ring().orElseGet(() -> ownKey(folder));
        CompletableFuture<EmbeddedS3Server> startingS3 =
                CompletableFuture.supplyAsync(() -> EmbeddedS3Server.start(folder));
        parts.push(() -> startingS3.thenAccept(EmbeddedS3Server::close).get());
        EmbeddedPostgresServer postgres = EmbeddedPostgresServer.start(folder);
        parts.push(postgres);
        DatabaseSettings database = database(folder, postgres);
        EmbeddedS3Server s3 = join(startingS3);
        DevelopmentTokens tokens = DevelopmentTokens.of(folder, clock);
        PasswordFile passwords = PasswordFile.write(folder, postgres.port(), DATABASE, database.login());
        return new Foundation(
                database,
                Optional.of(new StorageSettings(
                        s3.endpoint(), s3.bucket(), s3.region(), new Login(s3.accessKey(), s3.secretKey()))),
                keys,
                tokens.verifier(),
                Optional.of(tokens),
                Optional.empty(),
                List.of(
                        "  Data       " + folder.path(),
                        "             PostgreSQL on port " + postgres.port() + ", S3 on port "
                                + s3.endpoint().getPort(),
                        "  Key        " + describeKey(configured, keyIsNew),
                        "  SQL        PGPASSFILE='" + passwords.path() + "' psql -h 127.0.0.1 -p " + postgres.port()
                                + " -U " + database.login().name() + " " + DATABASE));
    }

    private static DatabaseSettings database(DataFolder folder, EmbeddedPostgresServer postgres) {
        Secret runtimePassword = folder.secret(RUNTIME_PASSWORD, DevelopmentFoundation::newKey);
        try (Secret superuserPassword = postgres.superuserPassword()) {
            DatabaseMigration.createDatabase(
                    postgres.jdbcUrl("postgres"), postgres.superuser(), superuserPassword, DATABASE);
            new DatabaseMigration(postgres.jdbcUrl(DATABASE), postgres.superuser(), superuserPassword)
                    .run(DatabaseSettings.DEFAULT_USER, runtimePassword);
        } catch (SQLException e) {
            throw new StartRefusedException(
                    "the embedded database could not be prepared (SQL state " + e.getSQLState() + ")");
        }
        return new DatabaseSettings(
                postgres.jdbcUrl(DATABASE), new Login(DatabaseSettings.DEFAULT_USER, runtimePassword));
    }

    private static KeyRing ownKey(DataFolder folder) {
        try (Secret key = folder.secret(DevelopmentAccess.ENCRYPTION_KEY, DevelopmentFoundation::newKey)) {
            return KeyRing.ofSingleKey(key.revealUtf8());
        }
    }

    private static String describeKey(KeySettings configured, boolean isNew) {
        if (configured.ring().isPresent()) {
            return configured.source().variable() + ", as it was given";
        }
        return (isNew ? "made now" : "made at the first start")
                + " and kept in the data folder; without it the stored secrets cannot be read";
    }

    private static EmbeddedS3Server join(CompletableFuture<EmbeddedS3Server> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof EmbeddedServerException refused) {
                throw refused;
            }
            throw e;
        }
    }

    private static Secret newKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Secret.ofUtf8(Base64.getEncoder().encodeToString(key));
    }
}
