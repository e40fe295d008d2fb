package dev.keyport.registry.job;

/** One member of an input, which the schema of its action accepts, is nothing that can be run. */
public final class InputMistakeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String path;

    /**
     * @param path a JSON Pointer (RFC 6901) into the input
     * @param message one sentence, without the value
     */
    public InputMistakeException(String path, String message) {
        super(message);
        this.path = path;
    }

    /** Where the mistake is: a JSON Pointer into the input. */
    public String path() {
        return path;
    }
}
