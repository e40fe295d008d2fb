package dev.keyport.host.token;

import java.net.URI;
import java.util.Objects;

/**
 * Whose tokens are accepted, and which claims say what. Immutable.
 *
 * @param issuer what {@code iss} must be, exactly
 * @param audience what {@code aud} must be or contain, exactly
 * @param jwksUrl where the issuer publishes its keys: https, or http on the loopback interface
 * @param claims which claims name tenant, actor and role
 */
public record TokenSettings(String issuer, String audience, URI jwksUrl, ClaimNames claims) {

    /**
     * @throws IllegalArgumentException when a text is blank or the URL is neither https nor http on loopback; the message names
     *     the component, not its value
     */
    public TokenSettings {
        requireText(issuer, "issuer");
        requireText(audience, "audience");
        Objects.requireNonNull(claims, "claims");
        if (!SafeUrl.is(Objects.requireNonNull(jwksUrl, "jwksUrl"))) {
            throw new IllegalArgumentException("jwksUrl is an https URL, or http on the loopback interface");
        }
    }

    /** Settings with the claims {@code tenant}, {@code sub} and {@code role}. */
    public static TokenSettings of(String issuer, String audience, URI jwksUrl) {
        return new TokenSettings(issuer, audience, jwksUrl, ClaimNames.DEFAULT);
    }

    private static void requireText(String value, String name) {
        if (Objects.requireNonNull(value, name).isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
    }
}
