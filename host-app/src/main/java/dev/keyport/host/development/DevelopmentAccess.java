package dev.keyport.host.development;

import dev.keyport.host.settings.DatabaseSettings;
import dev.keyport.host.settings.Login;
import dev.keyport.port.Secret;
import dev.keyport.secrets.aesgcm.KeyRing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a host in development mode leaves in its data folder for commands that run beside it.
 *
 * @param database where its database listens while it runs, and the login of the runtime user
 * @param keys the key that it made
 */
public record DevelopmentAccess(DatabaseSettings database, KeyRing keys) {

    /** The name under which the data folder keeps the key. */
    public static final String ENCRYPTION_KEY = "integration-encryption-key";

    /**
     * Reads the folder without claiming it; empty when no host was started in it.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    public static Optional<DevelopmentAccess> of(Path folder) {
        Path passwords = folder.resolve(PasswordFile.NAME);
        Path key = folder.resolve(DataFolder.KEYS).resolve(ENCRYPTION_KEY);
        try {
            return Files.exists(passwords) && Files.exists(key)
                    ? Optional.of(new DevelopmentAccess(database(passwords), keys(key)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder cannot be read", e);
        }
    }

    private static DatabaseSettings database(Path passwords) throws IOException {
        String[] login = Files.readString(passwords).strip().split(":", 5);
        return new DatabaseSettings(
                "jdbc:postgresql://" + login[0] + ":" + login[1] + "/" + login[2],
                new Login(login[3], Secret.ofUtf8(login[4])));
    }

    private static KeyRing keys(Path key) throws IOException {
        return KeyRing.ofSingleKey(Files.readString(key).strip());
    }
}
