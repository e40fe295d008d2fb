package dev.keyport.registry;

import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;

/** What was named does not exist, or not for this tenant. */
public final class UnknownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of thing was named. */
    public enum Kind {
        DOMAIN,
        PROVIDER,
        CONNECTION,
        CAPABILITY,
        JOB
    }

    private final Kind kind;

    UnknownException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    static UnknownException domain() {
        return new UnknownException(Kind.DOMAIN, "no such integration domain is installed");
    }

    static UnknownException provider(IntegrationDomain domain) {
        return new UnknownException(Kind.PROVIDER, "no such provider is installed for the domain " + domain);
    }

    /** A connection that is not there, or is another tenant's. */
    public static UnknownException connection() {
        return new UnknownException(Kind.CONNECTION, "there is no such connection");
    }

    static UnknownException capability(ProviderSlug provider) {
        return new UnknownException(Kind.CAPABILITY, "the provider " + provider + " has no such capability");
    }

    /** A capability that nothing can be started for. */
    public static UnknownException action() {
        return new UnknownException(Kind.CAPABILITY, "no action is installed for this capability of the connection");
    }

    /** A job that is not there, is another tenant's, or is not to be seen by the caller. */
    public static UnknownException job() {
        return new UnknownException(Kind.JOB, "there is no such job");
    }

    public Kind kind() {
        return kind;
    }
}
