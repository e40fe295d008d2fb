package dev.keyport.registry;

/** A key that was entered cannot be one. The message never shows it. */
public final class InvalidKeyFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidKeyFormatException(String message) {
        super(message);
    }
}
