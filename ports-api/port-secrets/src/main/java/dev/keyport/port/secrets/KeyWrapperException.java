package dev.keyport.port.secrets;

import org.jspecify.annotations.Nullable;

/** The system that holds the wrapping key does not answer, or refuses. The message never repeats its text. */
public final class KeyWrapperException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeyWrapperException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
