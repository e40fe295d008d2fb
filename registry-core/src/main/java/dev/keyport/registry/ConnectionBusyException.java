package dev.keyport.registry;

/** Jobs of the connection wait or run. Nothing was changed: wait until they have ended, or cancel them. */
public final class ConnectionBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConnectionBusyException() {
        super("jobs of the connection wait or run: cancel them or wait until they have ended");
    }
}
