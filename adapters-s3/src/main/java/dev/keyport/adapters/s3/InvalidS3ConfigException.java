package dev.keyport.adapters.s3;

/** A value is not of its form. The message does not repeat it. */
public final class InvalidS3ConfigException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The component that is wrong. */
    public enum Part {
        ENDPOINT,
        BUCKET,
        REGION,
        ACCESS_KEY,
        SECRET_KEY
    }

    private final Part part;

    InvalidS3ConfigException(Part part, String message) {
        super(message);
        this.part = part;
    }

    public Part part() {
        return part;
    }
}
