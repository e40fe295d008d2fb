package dev.keyport.registry.job;

import java.util.List;

/** The input of a job is not what its action accepts. Nothing was started. */
public final class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    InvalidInputException(List<Violation> violations) {
        super("the input is not valid");
        this.violations = List.copyOf(violations);
    }

    /** Every mistake; at least one. */
    public List<Violation> violations() {
        return violations;
    }

    /**
     * One mistake.
     *
     * @param path a JSON Pointer (RFC 6901) into the input; empty for the whole
     * @param message what is wrong there, without the value
     */
    public record Violation(String path, String message) {}
}
