package dev.keyport.host.token;

import org.jspecify.annotations.Nullable;

/** The issuer's keys cannot be fetched and none are cached: no token can be judged now, good or bad. Try again later. */
public final class KeysUnavailableException extends RuntimeException {

    KeysUnavailableException(@Nullable Throwable cause) {
        super("the token issuer's keys cannot be fetched", cause);
    }
}
