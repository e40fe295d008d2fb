package dev.keyport.port;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a credential consists of. */
public enum CredentialKind {
    /** One secret string that the provider issued. */
    API_KEY(List.of(CredentialField.VALUE)),
    /** Tokens of the OAuth 2.0 authorization framework (RFC 6749). */
    OAUTH(
            List.of(CredentialField.ACCESS_TOKEN),
            CredentialField.REFRESH_TOKEN,
            CredentialField.TOKEN_TYPE,
            CredentialField.SCOPE,
            CredentialField.EXPIRES_AT),
    /** A user name and a password (RFC 7617). */
    BASIC(List.of(CredentialField.USERNAME, CredentialField.PASSWORD)),
    /** What webhooks are signed with: the secret, and the one before while it is being replaced. */
    WEBHOOK(List.of(CredentialField.SIGNING_SECRET), CredentialField.PREVIOUS_SIGNING_SECRET),
    /** A private key in PEM (RFC 7468), and its certificates. */
    PEM(List.of(CredentialField.PRIVATE_KEY), CredentialField.CERTIFICATE);

    private final Set<CredentialField> required;
    private final Set<CredentialField> fields;

    CredentialKind(List<CredentialField> required, CredentialField... optional) {
        this.required = EnumSet.copyOf(required);
        this.fields = EnumSet.copyOf(required);
        this.fields.addAll(Arrays.asList(optional));
    }

    /** The fields that a credential of this kind cannot lack; a copy. */
    public Set<CredentialField> required() {
        return EnumSet.copyOf(required);
    }

    /** Every field that a credential of this kind can have; a copy. */
    public Set<CredentialField> fields() {
        return EnumSet.copyOf(fields);
    }

    /** Its name in the API, in names of secrets and in the database, for example {@code api_key}. It never changes. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of this {@link #wireName()}; empty when there is none. */
    public static Optional<CredentialKind> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(name))
                .findFirst();
    }
}
