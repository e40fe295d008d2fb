package dev.keyport.port;

import java.util.Optional;

/** How a connection proves to the provider who it is. */
public enum AuthType {
    /** The OAuth 2.0 authorization framework (RFC 6749). */
    OAUTH2,
    /** One secret string that the provider issued. */
    API_KEY,
    /** A user name and a password. */
    BASIC,
    /** No credential. */
    NONE;

    /** The kind of credential that proves it; empty when none is needed. */
    public Optional<CredentialKind> credentialKind() {
        return switch (this) {
            case OAUTH2 -> Optional.of(CredentialKind.OAUTH);
            case API_KEY -> Optional.of(CredentialKind.API_KEY);
            case BASIC -> Optional.of(CredentialKind.BASIC);
            case NONE -> Optional.empty();
        };
    }
}
