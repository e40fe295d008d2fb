package dev.keyport.port;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A kind of business capability that one port serves.
 *
 * <p>An open type: a team that adds its own port adds its own domain, {@code new IntegrationDomain("kyc")}. Immutable.
 *
 * @param value 2 to 30 characters: lower-case letters, digits and {@code _}, starting with a letter
 */
public record IntegrationDomain(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{1,29}");

    public static final IntegrationDomain ACCOUNTING = new IntegrationDomain("accounting");
    public static final IntegrationDomain AI = new IntegrationDomain("ai");
    public static final IntegrationDomain DOCUMENT_SIGNING = new IntegrationDomain("document_signing");
    public static final IntegrationDomain PAYMENT = new IntegrationDomain("payment");
    public static final IntegrationDomain NOTIFICATION = new IntegrationDomain("notification");
    public static final IntegrationDomain COMMERCE = new IntegrationDomain("commerce");
    public static final IntegrationDomain SOCIAL = new IntegrationDomain("social");
    public static final IntegrationDomain VENDOR_SERVICE = new IntegrationDomain("vendor_service");

    /** The domains whose ports ship with Keyport, in the order in which they are shown. */
    public static final List<IntegrationDomain> BUILT_IN =
            List.of(ACCOUNTING, AI, DOCUMENT_SIGNING, PAYMENT, NOTIFICATION, COMMERCE, SOCIAL, VENDOR_SERVICE);

    /**
     * @throws IllegalArgumentException when the value is not of the form
     */
    public IntegrationDomain {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an integration domain has 2 to 30 characters: lower-case letters, digits"
                            + " and '_', starting with a letter");
        }
    }

    /** The name in upper case, as APIs show it: {@code ACCOUNTING}. */
    public String displayName() {
        return value.toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
