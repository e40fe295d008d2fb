package dev.keyport.host.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The working folder that these tests share: its data folder is set up by the first host of them all. One host at a time; each
 * test has tenants of its own.
 */
final class HostFolder {

    private static final Path PATH = make();

    private HostFolder() {}

    static Path shared() {
        return PATH;
    }

    /** What the data folder keeps under the name. */
    static String key(String name) throws IOException {
        return Files.readString(PATH.resolve(".keyport/keys").resolve(name)).strip();
    }

    static String jdbcUrl() throws IOException {
        String port =
                Files.readString(PATH.resolve(".keyport/postgresql-18.port")).strip();
        return "jdbc:postgresql://127.0.0.1:" + port + "/keyport";
    }

    /** A connection of the superuser, whom no policy binds. */
    static Connection superuser() throws IOException, SQLException {
        return DriverManager.getConnection(jdbcUrl(), "postgres", key("postgresql-superuser"));
    }

    private static Path make() {
        try {
            Path folder = Files.createTempDirectory("keyport-host-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
