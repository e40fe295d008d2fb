package dev.keyport.secrets.aesgcm;

/** Why a blob does not open: for the operator's log, not for callers. */
final class UnsealException extends Exception {

    private static final long serialVersionUID = 1L;

    UnsealException(String message) {
        super(message);
    }
}
