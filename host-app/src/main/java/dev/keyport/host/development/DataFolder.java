package dev.keyport.host.development;

import dev.keyport.port.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the development mode keeps everything: the database, the documents and the keys.
 *
 * <p>The folder belongs to one process at a time, from {@link #open} to {@link #close}; the operating system ends the claim
 * when the process dies, however it dies. Thread-safe.
 */
public final class DataFolder implements AutoCloseable {

    /**
     * The folders that this process has open. A file lock counts for the process as a whole, and on POSIX closing any channel
     * to the locked file ends it: a second {@link #open} must be refused before it touches the file.
     */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    static final String KEYS = "keys";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Opens the folder, and creates it where it is missing: readable by its owner only where the file system has POSIX
     * permissions, and ignored by git.
     *
     * @throws DataFolderInUseException when a process, this one included, has it open
     * @throws UncheckedIOException when it cannot be created or locked
     */
    public static DataFolder open(Path folder) {
        try {
            OwnerOnly.createFolder(folder);
            Path path = folder.toRealPath();
            if (!OPEN.add(path)) {
                throw new DataFolderInUseException(path);
            }
            FileChannel lock = null;
            try {
                lock = lock(path);
            } finally {
                if (lock == null) {
                    OPEN.remove(path);
                }
            }
            if (lock == null) {
                throw new DataFolderInUseException(path);
            }
            return prepare(new DataFolder(path, lock));
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder " + folder + " cannot be opened", e);
        }
    }

    private static DataFolder prepare(DataFolder folder) throws IOException {
        try {
            OwnerOnly.createPrivateFolder(folder.keys());
            Path ignore = folder.path.resolve(".gitignore");
            if (Files.notExists(ignore)) {
                Files.writeString(ignore, "*\n");
            }
            return folder;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static @Nullable FileChannel lock(Path path) throws IOException {
        Path file = path.resolve("lock");
        OwnerOnly.createFile(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? null : channel;
    }

    /** The folder itself, absolute. */
    public Path path() {
        return path;
    }

    /**
     * A folder inside this one, created for its owner only where it is missing.
     *
     * @param name lower-case letters, digits, {@code -} and {@code .}
     */
    Path folder(String name) {
        Path folder = path.resolve(valid(name));
        try {
            OwnerOnly.createPrivateFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    /** Whether a secret of this name was made before. */
    public boolean hasSecret(String name) {
        return Files.exists(secretFile(name));
    }

    /**
     * The secret of this name. The first call makes it and stores it, readable by its owner only; every later call, after a
     * restart too, reads the same bytes.
     *
     * @param name lower-case letters, digits, {@code -} and {@code .}
     * @param maker makes the secret when there is none yet; it is closed after it was stored
     * @return a new instance at each call, for the caller to close
     * @throws UncheckedIOException when it cannot be read or stored
     */
    public synchronized Secret secret(String name, Supplier<Secret> maker) {
        Path file = secretFile(name);
        try {
            if (Files.notExists(file)) {
                try (Secret made = maker.get()) {
                    store(file, made);
                }
            }
            return Secret.takeOver(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the secret " + name + " cannot be kept in " + path, e);
        }
    }

    private static void store(Path file, Secret secret) throws IOException {
        byte[] bytes = secret.use(byte[]::clone);
        try {
            OwnerOnly.write(file, bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** The file that holds the secret, for a program that reads it itself. */
    Path secretFile(String name) {
        return keys().resolve(valid(name));
    }

    private Path keys() {
        return path.resolve(KEYS);
    }

    private static String valid(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name inside the data folder: " + name);
        }
        return name;
    }

    /** Gives the folder free for the next process. May be called again. */
    @Override
    public void close() {
        if (!lock.isOpen()) {
            return;
        }
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder " + path + " cannot be closed", e);
        } finally {
            OPEN.remove(path);
        }
    }
}
