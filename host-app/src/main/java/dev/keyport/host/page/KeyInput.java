package dev.keyport.host.page;

import dev.keyport.host.http.Form;
import dev.keyport.port.Credential;
import dev.keyport.port.CredentialField;
import dev.keyport.port.CredentialKind;
import dev.keyport.port.Secret;
import dev.keyport.registry.CredentialTerms;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A credential as somebody entered it. Shows nothing of it. */
final class KeyInput {

    /** The field of a user name, which is no secret. */
    static final String USER_NAME = CredentialField.USERNAME.wireName();

    private static final int MAX_VALUE = 16_384;

    private final CredentialKind kind;
    private final Form form;
    private final CredentialTerms terms;

    private KeyInput(CredentialKind kind, Form form, CredentialTerms terms) {
        this.kind = kind;
        this.form = form;
        this.terms = terms;
    }

    /**
     * @param now what a key must not have ended before
     * @param wrong takes what is wrong, by field
     */
    static KeyInput read(Form form, CredentialKind kind, Page page, Instant now, Map<CredentialField, String> wrong) {
        for (CredentialField field : KeyForm.fields(kind)) {
            String text = form.text(field.wireName());
            if (text.isBlank() && kind.required().contains(field)) {
                wrong.put(field, page.t("key.blank"));
            } else if (text.length() > MAX_VALUE) {
                wrong.put(field, page.t("key.long"));
            }
        }
        return new KeyInput(kind, form, new CredentialTerms(List.of(), end(form, page, now, wrong)));
    }

    /** The caller closes it. */
    Credential credential() {
        Map<CredentialField, Secret> fields = new EnumMap<>(CredentialField.class);
        for (CredentialField field : KeyForm.fields(kind)) {
            String text = form.text(field.wireName());
            if (!text.isEmpty()) {
                fields.put(field, Secret.ofUtf8(text));
            }
        }
        return Credential.of(kind, fields);
    }

    CredentialTerms terms() {
        return terms;
    }

    /** The end of the last day, in UTC. */
    private static @Nullable Instant end(Form form, Page page, Instant now, Map<CredentialField, String> wrong) {
        String text = form.text(KeyForm.EXPIRES);
        if (text.isBlank()) {
            return null;
        }
        try {
            Instant end = LocalDate.parse(text)
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            if (end.isAfter(now)) {
                return new CredentialTerms(List.of(), end).expiresAt();
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            // no day, or none that anything ends on
        }
        wrong.put(CredentialField.EXPIRES_AT, page.t("key.date"));
        return null;
    }
}
