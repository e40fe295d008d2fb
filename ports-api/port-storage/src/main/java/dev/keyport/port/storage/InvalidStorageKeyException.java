package dev.keyport.port.storage;

/** A text is not a storage key. The message says what a key looks like and does not repeat the text. */
public final class InvalidStorageKeyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidStorageKeyException(String message) {
        super(message);
    }

    InvalidStorageKeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
