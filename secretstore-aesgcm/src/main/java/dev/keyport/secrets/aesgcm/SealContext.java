package dev.keyport.secrets.aesgcm;

import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.port.secrets.SecretVersion;
import java.nio.charset.StandardCharsets;

/**
 * Whose secret it is, which, and which version: authenticated with the ciphertext, so that a blob opens nowhere else. No part
 * can contain the separator, so no two contexts have the same bytes.
 */
record SealContext(TenantId tenant, SecretName name, SecretVersion version) {

    byte[] data() {
        return bytes("kps1|" + suffix());
    }

    byte[] localWrap(long kekId) {
        return bytes("kps1-wrap|1|" + kekId + "|" + suffix());
    }

    /** Without the id of the key, which is not known before it wraps. */
    byte[] externalWrap() {
        return bytes("kps1-wrap|2|" + suffix());
    }

    private String suffix() {
        return tenant.value() + "|" + name.value() + "|" + version.number();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
