package dev.keyport.registry;

/** What was entered cannot be a credential of this provider. The message never shows it. Nothing was changed. */
public final class InvalidKeyFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidKeyFormatException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The name of the part that is wrong, as the API spells it; empty when it is the whole. */
    public String field() {
        return field;
    }
}
