package dev.keyport.registry;

/** Something has to be configured first. Nothing was changed. */
public final class NotReadyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is missing. */
    public enum Missing {
        PROVIDER,
        CREDENTIAL,
        ADAPTER
    }

    private final Missing missing;

    NotReadyException(Missing missing, String message) {
        super(message);
        this.missing = missing;
    }

    public Missing missing() {
        return missing;
    }
}
