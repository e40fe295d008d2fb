package dev.keyport.host.development;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says about the server of a database folder.
 *
 * @param pid the process that wrote it, which may be long gone
 * @param database the folder that it served
 * @param port where it listened
 */
record Postmaster(long pid, Path database, int port) {

    private static final String FILE = "postmaster.pid";
    private static final int LINES = 4;

    /** Empty when there is no such file, or PostgreSQL had not finished writing it. */
    static Optional<Postmaster> of(Path database) throws IOException {
        Path file = database.resolve(FILE);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < LINES) {
            return Optional.empty();
        }
        return Optional.of(new Postmaster(
                Long.parseLong(lines.get(0).strip()),
                Path.of(lines.get(1)),
                Integer.parseInt(lines.get(3).strip())));
    }

    /** Removes the file that another process id, or a copied folder, made a lie; PostgreSQL would believe it. */
    static void forget(Path database) throws IOException {
        Files.deleteIfExists(database.resolve(FILE));
    }

    boolean isAlive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /** Whether the process is a PostgreSQL server of this folder; no for one that is dead and waits for its parent. */
    boolean serves(Path folder) throws IOException {
        boolean sameFolder = Files.exists(database) && Files.isSameFile(database, folder);
        Optional<String> command =
                ProcessHandle.of(pid).map(ProcessHandle::info).flatMap(ProcessHandle.Info::command);
        return sameFolder
                && command.map(path -> Path.of(path).getFileName().toString().startsWith("postgres"))
                        .orElse(false);
    }
}
