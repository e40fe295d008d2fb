package dev.keyport.port;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a connection proves with who it is: a kind, and the fields of that kind, each a {@link Secret}.
 *
 * <p>Closing it erases every field. Like {@link Secret} it has no {@code equals}, is not serializable and shows nothing but its
 * kind. Not thread-safe.
 */
public final class Credential implements AutoCloseable {

    private final CredentialKind kind;
    private final Map<CredentialField, Secret> fields;

    private Credential(CredentialKind kind, Map<CredentialField, Secret> fields) {
        this.kind = kind;
        this.fields = fields;
    }

    /**
     * A credential that takes the secrets over and erases them when closed.
     *
     * @param fields all that the kind requires and none that it does not know, none of them empty
     * @throws IllegalArgumentException when a field is missing, empty or none of this kind, or the expiry is not an instant; the
     *     message names the field and the secrets stay the caller's
     */
    public static Credential of(CredentialKind kind, Map<CredentialField, Secret> fields) {
        Objects.requireNonNull(kind, "kind");
        for (CredentialField field : kind.required()) {
            require(fields.containsKey(field), field, "is missing");
        }
        Map<CredentialField, Secret> own = new EnumMap<>(CredentialField.class);
        fields.forEach((field, secret) -> {
            require(kind.fields().contains(field), field, "does not belong to the kind " + kind.wireName());
            require(secret.length() > 0, field, "is empty");
            own.put(field, secret);
        });
        Credential credential = new Credential(kind, own);
        credential.expiresAt();
        return credential;
    }

    /** A credential of the kind {@link CredentialKind#API_KEY} that takes the key over. */
    public static Credential apiKey(Secret key) {
        return of(CredentialKind.API_KEY, Map.of(CredentialField.VALUE, key));
    }

    public CredentialKind kind() {
        return kind;
    }

    /** The fields that it has, in the order of their declaration; a copy. */
    public Set<CredentialField> fields() {
        return EnumSet.copyOf(fields.keySet());
    }

    /**
     * A field that the kind requires. It is erased when the credential is closed.
     *
     * @throws IllegalArgumentException when it has no such field
     */
    public Secret secret(CredentialField field) {
        return find(field).orElseThrow(() -> problem(field, "is missing"));
    }

    /** A field that can be absent. It is erased when the credential is closed. */
    public Optional<Secret> find(CredentialField field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** When its access token ends; empty when it does not say. */
    public Optional<Instant> expiresAt() {
        try {
            return find(CredentialField.EXPIRES_AT).map(Secret::revealUtf8).map(Instant::parse);
        } catch (DateTimeException e) {
            throw problem(CredentialField.EXPIRES_AT, "is not an instant like 2026-01-31T12:00:00Z");
        }
    }

    /** Erases every field. May be called again. */
    @Override
    public void close() {
        fields.values().forEach(Secret::close);
    }

    @Override
    public String toString() {
        return "Credential[" + kind.wireName() + ", redacted]";
    }

    private static void require(boolean condition, CredentialField field, String message) {
        if (!condition) {
            throw problem(field, message);
        }
    }

    private static IllegalArgumentException problem(CredentialField field, String message) {
        return new IllegalArgumentException(field.wireName() + " " + message);
    }
}
