package dev.keyport.port.secrets;

import java.util.Objects;

/**
 * What may be known of a secret that was stored. Immutable.
 *
 * @param version the version that holds it
 * @param fingerprint answers "is this the same value as before?" inside one tenant: 8 hexadecimal digits, keyed, so that it
 *     says nothing about the value and nothing across tenants
 */
public record StoredSecret(SecretVersion version, String fingerprint) {

    public StoredSecret {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(fingerprint, "fingerprint");
    }
}
