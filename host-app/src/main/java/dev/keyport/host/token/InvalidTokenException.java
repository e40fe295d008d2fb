package dev.keyport.host.token;

/**
 * The token proves nothing. The message is one of a few fixed reasons, fit for a log and for the caller. It never repeats a part
 * of the token; for the same reason there is no cause, because parsers quote what they could not parse.
 */
public final class InvalidTokenException extends Exception {

    InvalidTokenException(String reason) {
        super(reason);
    }
}
