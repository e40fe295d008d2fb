package dev.keyport.host.development;

/** A server of the development mode did not start, or did not stop. The message names the folder whose log tells more. */
public final class EmbeddedServerException extends RuntimeException {

    EmbeddedServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
