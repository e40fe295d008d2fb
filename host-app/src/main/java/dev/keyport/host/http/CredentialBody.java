package dev.keyport.host.http;

import dev.keyport.port.Credential;
import dev.keyport.port.CredentialField;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.Secret;
import dev.keyport.registry.CredentialTerms;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A credential as a request brings it: a kind, the fields of the kind, and what is no secret. */
final class CredentialBody {

    private static final int MAX_VALUE = 16_384;
    private static final int MAX_KIND = 20;
    private static final int MAX_SCOPES = 50;
    private static final int MAX_SCOPE = 100;

    /** Told for every kind, and by OAuth inside of the credential as well. */
    private static final Set<CredentialField> TERMS = Set.of(CredentialField.SCOPE, CredentialField.EXPIRES_AT);

    private final Credential credential;
    private final CredentialTerms terms;

    private CredentialBody(Credential credential, CredentialTerms terms) {
        this.credential = credential;
        this.terms = terms;
    }

    /** The caller closes it. */
    Credential credential() {
        return credential;
    }

    CredentialTerms terms() {
        return terms;
    }

    /**
     * @throws ProblemException with every mistake; it has none of the values
     */
    static CredentialBody read(Fields body) {
        CredentialKind kind = kind(body);
        Map<CredentialField, String> texts = kind == null ? Map.of() : texts(body, kind);
        List<String> scopes = body.texts("scopes", MAX_SCOPES, MAX_SCOPE);
        Instant expiresAt = body.optionalInstant("expiresAt");
        body.done("scopes", () -> new CredentialTerms(scopes, null));
        CredentialTerms terms = body.done("expiresAt", () -> new CredentialTerms(scopes, expiresAt));
        return new CredentialBody(credential(kind == null ? CredentialKind.API_KEY : kind, texts, terms), terms);
    }

    private static Map<CredentialField, String> texts(Fields body, CredentialKind kind) {
        Map<CredentialField, String> texts = new EnumMap<>(CredentialField.class);
        for (CredentialField field : kind.fields()) {
            if (!TERMS.contains(field)
                    && (body.any(field.wireName()) != null || kind.required().contains(field))) {
                texts.put(field, body.text(field.wireName(), MAX_VALUE));
            }
        }
        return texts;
    }

    private static @Nullable CredentialKind kind(Fields body) {
        String name = body.line("kind", MAX_KIND);
        if (name.isBlank()) {
            return null;
        }
        CredentialKind kind = CredentialKind.ofWireName(name).orElse(null);
        if (kind == null) {
            body.wrong(
                    "kind",
                    "must be one of "
                            + Arrays.stream(CredentialKind.values())
                                    .map(CredentialKind::wireName)
                                    .collect(Collectors.joining(", ")));
        }
        return kind;
    }

    private static Credential credential(
            CredentialKind kind, Map<CredentialField, String> texts, CredentialTerms terms) {
        Map<CredentialField, Secret> fields = new EnumMap<>(CredentialField.class);
        texts.forEach((field, text) -> fields.put(field, Secret.ofUtf8(text)));
        if (kind == CredentialKind.OAUTH) {
            if (!terms.scopes().isEmpty()) {
                fields.put(CredentialField.SCOPE, Secret.ofUtf8(String.join(" ", terms.scopes())));
            }
            if (terms.expiresAt() != null) {
                fields.put(
                        CredentialField.EXPIRES_AT,
                        Secret.ofUtf8(terms.expiresAt().toString()));
            }
        }
        return Credential.of(kind, fields);
    }
}
