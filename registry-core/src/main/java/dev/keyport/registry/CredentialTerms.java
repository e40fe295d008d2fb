package dev.keyport.registry;

import dev.keyport.port.Credential;
import dev.keyport.port.CredentialField;
import dev.keyport.port.Secret;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a credential and is no secret. Immutable.
 *
 * @param scopes what it is granted for: at most 50, each of 1 to 100 printable ASCII characters without blanks, {@code "} and
 *     {@code \} (RFC 6749, section 3.3)
 * @param expiresAt when it ends, not after 9999-12-31T00:00:00Z; null when it does not
 */
public record CredentialTerms(List<String> scopes, @Nullable Instant expiresAt) {

    /** No scopes, no end. */
    public static final CredentialTerms NONE = new CredentialTerms(List.of(), null);

    private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]{1,100}");
    private static final int MAX_SCOPES = 50;
    private static final Instant LIMIT = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * @throws IllegalArgumentException when a scope is not of the form, there are too many, or the end is too far away; without
     *     the value
     */
    public CredentialTerms {
        scopes = List.copyOf(scopes);
        if (scopes.size() > MAX_SCOPES
                || !scopes.stream().allMatch(scope -> SCOPE.matcher(scope).matches())) {
            throw new IllegalArgumentException(
                    "at most " + MAX_SCOPES + " scopes of 1 to 100 printable ASCII characters without blanks");
        }
        if (expiresAt != null && expiresAt.isAfter(LIMIT)) {
            throw new IllegalArgumentException("expiresAt must not be after " + LIMIT);
        }
    }

    /**
     * What a credential says of itself: OAuth tokens can have a scope and an end, no other kind has.
     *
     * @throws IllegalArgumentException when it says something that is not of the form
     */
    public static CredentialTerms of(Credential credential) {
        String scope = credential
                .find(CredentialField.SCOPE)
                .map(Secret::revealUtf8)
                .orElse("")
                .strip();
        List<String> scopes = scope.isEmpty() ? List.of() : List.of(scope.split(" +"));
        return new CredentialTerms(scopes, credential.expiresAt().orElse(null));
    }
}
