package dev.keyport.secrets.vault;

import dev.keyport.port.Secret;
import dev.keyport.port.secrets.SecretStore;
import java.util.Optional;

/**
 * What a version in the KV engine looks like: {@code {"format": 1, "value": "<Base64>"}}. Base64, because the engine keeps JSON and
 * a secret is any bytes.
 */
final class VaultEntry {

    private static final int FORMAT = 1;

    private VaultEntry() {}

    /** A request to store the secret. */
    static VaultBody write(Secret secret) {
        return secret.use(bytes -> VaultBody.of(json -> {
            json.writeObjectPropertyStart("data");
            json.writeNumberProperty("format", FORMAT);
            json.writeBinaryProperty("value", bytes);
            json.writeEndObject();
        }));
    }

    /** The secret in an answer; empty when the entry is not of this form. */
    static Optional<Secret> read(VaultAnswer answer) {
        if (!answer.has("/data/data/format", FORMAT)) {
            return Optional.empty();
        }
        return answer.binary("/data/data/value")
                .filter(bytes -> bytes.length > 0 && bytes.length <= SecretStore.MAX_BYTES)
                .map(Secret::takeOver);
    }
}
