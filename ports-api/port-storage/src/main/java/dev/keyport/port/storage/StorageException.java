package dev.keyport.port.storage;

import dev.keyport.port.FailureKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The storage did not do what it was asked. The message names the key; it has no URL and no text of the server. */
public final class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient StorageKey key;
    private final FailureKind kind;

    public StorageException(StorageKey key, FailureKind kind, String message, @Nullable Throwable cause) {
        super(message + ": " + key, cause);
        this.key = Objects.requireNonNull(key, "key");
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    public StorageKey key() {
        return key;
    }

    public FailureKind kind() {
        return kind;
    }
}
