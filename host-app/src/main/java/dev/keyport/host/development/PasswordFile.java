package dev.keyport.host.development;

import dev.keyport.host.settings.Login;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A password file for psql (PostgreSQL documentation, "The Password File"), so that no password stands on a command line. */
public record PasswordFile(Path path) {

    static final String NAME = "pgpass";

    /**
     * Writes the file anew: the port can have changed.
     *
     * @throws EmbeddedServerException when it cannot be written
     */
    public static PasswordFile write(DataFolder folder, int port, String database, Login login) {
        Path path = folder.path().resolve(NAME);
        String line = "127.0.0.1:" + port + ":" + database + ":" + login.name() + ":"
                + login.password().revealUtf8() + "\n";
        try {
            OwnerOnly.write(path, line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new EmbeddedServerException("the password file for psql cannot be written", e);
        }
        return new PasswordFile(path);
    }
}
