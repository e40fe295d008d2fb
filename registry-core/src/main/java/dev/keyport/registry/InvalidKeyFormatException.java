package dev.keyport.registry;

/** What was entered cannot be a credential of this provider. The message never shows it. Nothing was changed. */
public final class InvalidKeyFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidKeyFormatException(String message) {
        super(message);
    }
}
