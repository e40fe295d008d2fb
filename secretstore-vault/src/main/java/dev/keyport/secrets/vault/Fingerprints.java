package dev.keyport.secrets.vault;

import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Fingerprints by a key that never leaves Vault's transit engine: the first 4 bytes of the HMAC-SHA-256 of tenant, NUL and secret.
 * Always by version 1 of the key, so that a fingerprint means the same after the key was rotated.
 *
 * @see <a href="https://developer.hashicorp.com/vault/api-docs/secret/transit#generate-hmac">Generate HMAC</a>
 */
final class Fingerprints {

    private static final int BYTES = 4;
    private static final int KEY_VERSION = 1;
    private static final String PREFIX = "vault:v" + KEY_VERSION + ":";

    private final VaultClient vault;
    private final String path;

    Fingerprints(VaultClient vault, String mount, String key) {
        this.vault = vault;
        this.path = VaultPath.of(mount, "hmac", key, "sha2-256");
    }

    /** Fails when the key is not there, or this login may not use it. */
    void check() {
        of(new TenantId("check"), new byte[0]);
    }

    /** 8 hexadecimal digits. */
    String of(TenantId tenant, Secret secret) {
        return secret.use(bytes -> of(tenant, bytes));
    }

    private String of(TenantId tenant, byte[] secret) {
        byte[] name = tenant.value().getBytes(StandardCharsets.UTF_8);
        byte[] input = Arrays.copyOf(name, name.length + 1 + secret.length);
        System.arraycopy(secret, 0, input, name.length + 1, secret.length);
        try (VaultBody body = VaultBody.of(json -> {
                    json.writeBinaryProperty("input", input);
                    json.writeNumberProperty("key_version", KEY_VERSION);
                });
                VaultAnswer answer = vault.post(path, body)) {
            return shortened(answer);
        } finally {
            Arrays.fill(input, (byte) 0);
        }
    }

    private static String shortened(VaultAnswer answer) {
        String hmac = answer.text("/data/hmac");
        if (hmac.startsWith(PREFIX)) {
            try {
                byte[] bytes = Base64.getDecoder().decode(hmac.substring(PREFIX.length()));
                if (bytes.length >= BYTES) {
                    return HexFormat.of().formatHex(bytes, 0, BYTES);
                }
            } catch (IllegalArgumentException e) {
                throw answer.malformed();
            }
        }
        throw answer.malformed();
    }
}
