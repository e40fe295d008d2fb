package dev.keyport.port.secrets;

import dev.keyport.port.CredentialKind;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Names a secret inside its tenant; this, not the secret, is what may be logged. By convention
 * {@code <domain>:<provider>:<kind>}. Immutable.
 *
 * @param value 1 to 200 lower-case letters, digits, {@code _}, {@code .}, {@code :} and {@code -}, starting with a letter or a
 *     digit
 */
public record SecretName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_.:-]{0,199}");

    /**
     * @throws IllegalArgumentException when the value is not of the form; the message does not repeat it
     */
    public SecretName {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a secret name has 1 to 200 lower-case letters, digits, '_', '.', ':' and"
                            + " '-', starting with a letter or a digit");
        }
    }

    /** The name of a provider's credential in a domain: {@code <domain>:<provider>:<kind>}. */
    public static SecretName of(IntegrationDomain domain, ProviderSlug provider, CredentialKind kind) {
        return new SecretName(domain.value() + ":" + provider.value() + ":" + kind.wireName());
    }

    @Override
    public String toString() {
        return value;
    }
}
