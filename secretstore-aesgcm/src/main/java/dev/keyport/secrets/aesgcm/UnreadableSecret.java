package dev.keyport.secrets.aesgcm;

import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretVersion;

/**
 * A stored secret that does not open. For operators. Immutable.
 *
 * @param reason what does not fit; never shows a key or a secret
 */
public record UnreadableSecret(TenantId tenant, SecretName name, SecretVersion version, String reason) {}
