package dev.keyport.port.secrets;

/** A wrapped key does not open: another key, tenant or context, or changed bytes. */
public final class KeyNotUnwrappedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeyNotUnwrappedException(String message) {
        super(message);
    }
}
