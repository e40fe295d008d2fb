package dev.keyport.secrets.vault;

import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import java.util.regex.Pattern;

/**
 * Paths of Vault's API. Every segment consists of characters that a URL carries as they are (RFC 3986, section 2.3, and the
 * colon), and has a dot only between two others: nothing is decoded on the way, and no segment leads upwards.
 */
final class VaultPath {

    private static final String SEGMENT = "[A-Za-z0-9_~:-]+(?:\\.[A-Za-z0-9_~:-]+)*";
    private static final Pattern PATH = Pattern.compile(SEGMENT + "(?:/" + SEGMENT + ")*");

    private VaultPath() {}

    /**
     * Joins parts of one or more segments.
     *
     * @throws IllegalArgumentException when a part is not of the form
     */
    static String of(String... parts) {
        for (String part : parts) {
            require(part, "a path");
        }
        return String.join("/", parts);
    }

    /**
     * Where a secret is, below the mount's {@code data} or {@code metadata}. Vault refuses paths that end in a dot, and software in
     * front of it may look for two of them, so a dot with none of a name's other characters behind it is followed by {@code ~}, which no
     * name has: two names never share a path.
     *
     * @see <a href="https://developer.hashicorp.com/vault/api-docs#parameter-restrictions">Parameter restrictions</a>
     */
    static String ofSecret(String prefix, TenantId tenant, SecretName name) {
        return of(prefix, tenant.value(), name.value().replaceAll("\\.(?=\\.|$)", ".~"));
    }

    /**
     * @throws IllegalArgumentException when the value is not one or more segments; the message does not repeat it
     */
    static String require(String value, String what) {
        if (!PATH.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    what + " has letters, digits, '_', '-', '~', ':', and '.' between them, in segments parted by '/'");
        }
        return value;
    }
}
