package dev.keyport.port;

/** Why there is no answer to work with. */
public enum FailureKind {
    /** The provider does not know the credential. */
    AUTHENTICATION(false),
    /** The provider knows the credential, and it may not do this. */
    PERMISSION(false),
    /** Too many calls; see {@link IntegrationException#retryAfter()}. */
    RATE_LIMITED(true),
    /** The request is wrong, and will be wrong again. */
    INVALID_REQUEST(false),
    /** The thing that was asked for does not exist. */
    NOT_FOUND(false),
    /** The provider cannot be reached, or answers with a failure of its own. */
    UNAVAILABLE(true),
    /** No answer within the time allowed. Whether something happened is not known. */
    TIMEOUT(true),
    /** The connection is not set up: a credential or a setting is missing. */
    CONFIGURATION(false),
    /** The tenant has not opted in to the domain, or the connection is off. */
    DISABLED(false);

    private final boolean retryable;

    FailureKind(boolean retryable) {
        this.retryable = retryable;
    }

    /** Whether the same call can succeed later without anybody changing anything. */
    public boolean retryable() {
        return retryable;
    }
}
