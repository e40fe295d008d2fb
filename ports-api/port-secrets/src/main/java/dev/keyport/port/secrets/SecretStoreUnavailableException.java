package dev.keyport.port.secrets;

import org.jspecify.annotations.Nullable;

/**
 * The system that keeps the secrets does not answer, or refuses this process. Trying again later may help; whether a version was
 * stored or deleted is not known. The message never repeats that system's text.
 */
public final class SecretStoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SecretStoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
