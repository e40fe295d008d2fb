package dev.keyport.secrets.vault;

import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A transit engine that encrypts indeed. */
final class FakeTransit {

    private final Map<String, FakeTransitKey> keys = new TreeMap<>();

    FakeTransitKey create(String name, boolean derived) {
        FakeTransitKey key = new FakeTransitKey(derived);
        keys.put(name, key);
        return key;
    }

    FakeTransitKey key(String name) {
        return Objects.requireNonNull(keys.get(name), name);
    }

    void remove(String name) {
        keys.remove(name);
    }

    /** Encrypting with a key that is not there makes one, for whoever may create. */
    String capability(String operation, String path, boolean write) {
        return !write ? "read" : operation.equals("encrypt") && !keys.containsKey(path) ? "create" : "update";
    }

    @Nullable
    FakeAnswer handle(String operation, String path, @Nullable JsonNode body) {
        String name = path.replaceFirst("/.*", "");
        FakeTransitKey key = keys.get(name);
        if (operation.equals("keys") && body == null) {
            return key == null ? FakeAnswer.errors(404) : describe(name, key);
        }
        if (body == null) {
            return null;
        }
        if (key == null) {
            return FakeAnswer.errors(400, "encryption key not found");
        }
        try {
            return switch (operation) {
                case "encrypt" -> path.equals(name) ? encrypt(key, body) : null;
                case "decrypt" -> path.equals(name) ? decrypt(key, body) : null;
                case "hmac" -> path.equals(name + "/sha2-256") ? hmac(key, body) : null;
                default -> null;
            };
        } catch (FakeTransitKey.RefusedException e) {
            return FakeAnswer.errors(400, String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable FakeAnswer encrypt(FakeTransitKey key, JsonNode body) {
        if (!FakeBody.consistsOf(body, "plaintext", "context", "associated_data")) {
            return null;
        }
        String ciphertext =
                key.encrypt(bytes(body, "plaintext"), bytes(body, "context"), bytes(body, "associated_data"));
        return FakeAnswer.data(Map.of("ciphertext", ciphertext, "key_version", key.latestVersion()));
    }

    private static @Nullable FakeAnswer decrypt(FakeTransitKey key, JsonNode body) {
        if (!FakeBody.consistsOf(body, "ciphertext", "context", "associated_data")) {
            return null;
        }
        byte[] plaintext = key.decrypt(
                body.path("ciphertext").stringValue(), bytes(body, "context"), bytes(body, "associated_data"));
        return FakeAnswer.data(Map.of("plaintext", Base64.getEncoder().encodeToString(plaintext)));
    }

    private static @Nullable FakeAnswer hmac(FakeTransitKey key, JsonNode body) {
        if (!FakeBody.consistsOf(body, "input", "key_version")) {
            return null;
        }
        int version = body.path("key_version").intValue();
        byte[] hmac = key.hmac(version, bytes(body, "input"));
        return FakeAnswer.data(
                Map.of("hmac", "vault:v" + version + ":" + Base64.getEncoder().encodeToString(hmac)));
    }

    private static FakeAnswer describe(String name, FakeTransitKey key) {
        return FakeAnswer.data(Map.of(
                "name",
                name,
                "type",
                "aes256-gcm96",
                "derived",
                key.isDerived(),
                "kdf",
                "hkdf_sha256",
                "exportable",
                false,
                "latest_version",
                key.latestVersion(),
                "min_decryption_version",
                1,
                "min_encryption_version",
                0,
                "keys",
                Map.of("1", 1_700_000_000)));
    }

    private static byte[] bytes(JsonNode body, String field) {
        return Base64.getDecoder().decode(body.path(field).stringValue());
    }
}
