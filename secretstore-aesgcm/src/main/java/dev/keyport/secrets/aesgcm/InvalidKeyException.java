package dev.keyport.secrets.aesgcm;

/** A key encryption key cannot be used. The message says why and never shows the key. */
public final class InvalidKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidKeyException(String message) {
        super(message);
    }
}
