package dev.keyport.registry;

/** What was stored of a credential is not of a form that is known here. The message has nothing of it. */
final class UnreadableCredentialException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableCredentialException(String message) {
        super(message);
    }
}
