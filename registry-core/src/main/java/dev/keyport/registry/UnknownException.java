package dev.keyport.registry;

/** What was named does not exist, or not for this tenant. */
public final class UnknownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of thing was named. */
    public enum Kind {
        DOMAIN,
        PROVIDER
    }

    private final Kind kind;

    UnknownException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
