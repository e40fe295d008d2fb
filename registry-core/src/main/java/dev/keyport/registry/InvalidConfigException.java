package dev.keyport.registry;

import java.util.List;

/** A configuration is not what the provider's schema accepts. Nothing was changed. */
public final class InvalidConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    InvalidConfigException(List<Violation> violations) {
        super("the configuration is not valid");
        this.violations = List.copyOf(violations);
    }

    static InvalidConfigException of(String message) {
        return new InvalidConfigException(List.of(new Violation("", message, "")));
    }

    /** Every mistake; at least one. */
    public List<Violation> violations() {
        return violations;
    }

    /**
     * One mistake.
     *
     * @param path a JSON Pointer (RFC 6901) into the configuration; empty for the whole
     * @param message what is wrong there, without the value
     * @param rule the keyword of JSON Schema that is broken, such as {@code pattern}; empty when the schema accepts it and something
     *     else does not
     */
    public record Violation(String path, String message, String rule) {}
}
