package dev.keyport.port;

/** How a connection proves to the provider who it is. */
public enum AuthType {
    /** The OAuth 2.0 authorization framework (RFC 6749). */
    OAUTH2,
    /** One secret string that the provider issued. */
    API_KEY,
    /** A user name and a password. */
    BASIC,
    /** No credential. */
    NONE
}
