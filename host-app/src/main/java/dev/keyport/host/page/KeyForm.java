package dev.keyport.host.page;

import dev.keyport.port.CredentialField;
import dev.keyport.port.CredentialKind;
import java.util.List;
import java.util.Map;

/**
 * The form that a credential is entered in. Never has a value of it. Immutable.
 *
 * @param userName what was entered where a user name belongs, which is no secret
 * @param expires the last day as it was entered, which is no secret either
 * @param errors by field, what is wrong
 */
record KeyForm(Panel panel, CredentialKind kind, String userName, String expires, Map<CredentialField, String> errors) {

    /** The field of the day on which a key ends. */
    static final String EXPIRES = "expires";

    /** What a person enters; scope and type come with a token. */
    private static final List<CredentialField> ENTERED = List.of(
            CredentialField.VALUE,
            CredentialField.USERNAME,
            CredentialField.PASSWORD,
            CredentialField.ACCESS_TOKEN,
            CredentialField.REFRESH_TOKEN,
            CredentialField.SIGNING_SECRET,
            CredentialField.PREVIOUS_SIGNING_SECRET,
            CredentialField.PRIVATE_KEY,
            CredentialField.CERTIFICATE);

    List<CredentialField> fields() {
        return fields(kind);
    }

    static List<CredentialField> fields(CredentialKind kind) {
        return ENTERED.stream().filter(kind.fields()::contains).toList();
    }

    boolean isRequired(CredentialField field) {
        return kind.required().contains(field);
    }

    /** Whether it is no secret and may be seen while it is typed. */
    static boolean isOpen(CredentialField field) {
        return field == CredentialField.USERNAME;
    }

    static boolean isLong(CredentialField field) {
        return field == CredentialField.PRIVATE_KEY || field == CredentialField.CERTIFICATE;
    }

    /** Whether something was entered that is not shown again, for safety, and is needed again. */
    boolean isCleared(CredentialField field) {
        return !errors.isEmpty() && !isOpen(field) && !isWrong(field);
    }

    boolean isWrong(CredentialField field) {
        return errors.containsKey(field);
    }

    String error(CredentialField field) {
        return errors.getOrDefault(field, "");
    }
}
