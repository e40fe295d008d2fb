package dev.keyport.port;

/** The caller's role does not allow what was asked for. Nothing was changed. */
public final class AccessDeniedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    public AccessDeniedException(Caller caller, String message) {
        super(message);
        this.caller = caller;
    }

    public Caller caller() {
        return caller;
    }
}
