package dev.keyport.host.development;

import java.nio.file.Path;

/** Another process, or this one, has the data folder open. Nothing in the folder was changed. */
public final class DataFolderInUseException extends RuntimeException {

    private final Path folder;

    DataFolderInUseException(Path folder) {
        super("another Keyport is running on the data folder " + folder);
        this.folder = folder;
    }

    /** The folder that is in use. */
    public Path folder() {
        return folder;
    }
}
