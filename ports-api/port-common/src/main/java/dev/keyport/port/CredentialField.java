package dev.keyport.port;

/** One part of a credential. {@link CredentialKind} says which kind has which. */
public enum CredentialField {
    VALUE("value"),
    USERNAME("username"),
    PASSWORD("password"),
    ACCESS_TOKEN("accessToken"),
    REFRESH_TOKEN("refreshToken"),
    /** How the access token is presented, for example {@code Bearer} (RFC 6749, section 7.1). */
    TOKEN_TYPE("tokenType"),
    /** What the token was granted for, separated by spaces (RFC 6749, section 3.3). */
    SCOPE("scope"),
    /** When the access token ends, as {@link java.time.Instant} writes it. */
    EXPIRES_AT("expiresAt"),
    SIGNING_SECRET("signingSecret"),
    PREVIOUS_SIGNING_SECRET("previousSigningSecret"),
    PRIVATE_KEY("privateKey"),
    CERTIFICATE("certificate");

    private final String wireName;

    CredentialField(String wireName) {
        this.wireName = wireName;
    }

    /** Its name in the API. It never changes. */
    public String wireName() {
        return wireName;
    }
}
