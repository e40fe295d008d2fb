package dev.keyport.host.development;

import dev.keyport.port.Secret;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The places in the data folder that belong to PostgreSQL. */
final class PostgresFiles {

    /** A new major version needs a new folder, and its data dumped and restored. */
    private static final String DATABASE = "postgresql-18";

    private static final String PASSWORD = "postgresql-superuser";
    private static final int PASSWORD_BYTES = 32;
    private static final long LONG_LOG = 8L * 1024 * 1024;

    private final DataFolder folder;

    PostgresFiles(DataFolder folder) {
        this.folder = folder;
    }

    Path database() {
        return folder.folder(DATABASE);
    }

    /** Holds the unpacked programs; its parent keeps others out, because the library opens this folder for everybody. */
    Path programs() {
        return folder.folder("programs").resolve(DATABASE);
    }

    Path port() {
        return folder.path().resolve(DATABASE + ".port");
    }

    Secret password() {
        return folder.secret(PASSWORD, () -> RandomSecrets.ofBytes(PASSWORD_BYTES));
    }

    Path passwordFile() {
        return folder.secretFile(PASSWORD);
    }

    /** The server's log, begun anew when the last one grew long. */
    File log() throws IOException {
        Path log = logPath();
        if (Files.exists(log) && Files.size(log) > LONG_LOG) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        OwnerOnly.createFile(log);
        return log.toFile();
    }

    Path logPath() {
        return folder.path().resolve(DATABASE + ".log");
    }

    /** Says that the database was once ready, so that it is never taken for the leftover of a broken-off first start. */
    void markReady() throws IOException {
        if (Files.notExists(readyMark())) {
            OwnerOnly.write(readyMark(), "ready\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private Path readyMark() {
        return database().resolve("keyport.ready");
    }

    /**
     * Clears what a kill in the middle of the very first start leaves: a database that never was ready is set aside, and
     * programs that were not unpacked to the end are removed.
     */
    void clearBrokenFirstStart() throws IOException {
        Path database = database();
        if (Files.notExists(readyMark()) && !children(database).isEmpty()) {
            Path aside = database.resolveSibling(DATABASE + ".incomplete");
            deleteTree(aside);
            Files.move(database, aside);
        }
        for (Path unpacked : children(programs())) {
            if (Files.notExists(unpacked.resolve(".exists"))) {
                deleteTree(unpacked);
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
