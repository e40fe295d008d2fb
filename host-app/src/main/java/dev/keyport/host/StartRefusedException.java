package dev.keyport.host;

/** The host does not start. The message is one line for the operator and shows no value of a setting. */
final class StartRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartRefusedException(String message) {
        super(message);
    }
}
