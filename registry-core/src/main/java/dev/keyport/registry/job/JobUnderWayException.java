package dev.keyport.registry.job;

/** A job of this capability waits or runs at the connection already, and there may be one only. Nothing was started. */
public final class JobUnderWayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JobUnderWayException(String capability) {
        super("a job of the capability " + capability + " is under way at this connection");
    }
}
