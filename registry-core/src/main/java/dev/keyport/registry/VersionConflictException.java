package dev.keyport.registry;

/** Somebody changed the connection since the caller read it. Nothing was changed: read it again. */
public final class VersionConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long current;

    VersionConflictException(long current) {
        super("the connection has changed since it was read: its version is " + current);
        this.current = current;
    }

    /** The version that the connection has now. */
    public long current() {
        return current;
    }
}
