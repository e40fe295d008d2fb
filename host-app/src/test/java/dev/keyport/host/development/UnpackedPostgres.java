package dev.keyport.host.development;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Lends the programs of PostgreSQL that tests have unpacked to a new data folder, which would take seconds to do it itself. */
public final class UnpackedPostgres {

    private static final Path UNPACKED = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");

    private UnpackedPostgres() {}

    /** Nothing happens when no test has unpacked them yet. */
    public static void lendTo(Path data) throws IOException {
        if (Files.notExists(UNPACKED)) {
            return;
        }
        Path programs = Files.createDirectories(data.resolve("programs/postgresql-18"));
        try (Stream<Path> releases = Files.list(UNPACKED)) {
            for (Path release : releases.filter(UnpackedPostgres::isComplete).toList()) {
                Files.createSymbolicLink(programs.resolve(release.getFileName()), release);
            }
        }
    }

    private static boolean isComplete(Path release) {
        return release.getFileName().toString().startsWith("PG-") && Files.exists(release.resolve(".exists"));
    }
}
