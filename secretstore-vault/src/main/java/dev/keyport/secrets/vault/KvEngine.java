package dev.keyport.secrets.vault;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The calls to the KV engine that the store makes.
 *
 * @see <a href="https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2">KV secrets engine version 2 (API)</a>
 */
final class KvEngine {

    private final VaultClient vault;
    private final String mount;

    KvEngine(VaultClient vault, String mount) {
        this.vault = vault;
        this.mount = mount;
    }

    /** Fails unless the engine is of version 2, takes writes without check-and-set, and deletes nothing by itself. */
    void check() {
        try (VaultAnswer answer = vault.get(VaultPath.of(mount, "config"))) {
            JsonNode config = answer.isAbsent() ? answer.tree() : answer.tree().path("data");
            if (!config.has("max_versions")) {
                throw vault.failure("the engine for secrets in Vault is not KV version 2");
            }
            if (config.path("cas_required").asBoolean(false)) {
                throw vault.failure("the KV engine demands check-and-set: set cas_required to false");
            }
            String deleteAfter = config.path("delete_version_after").asString("0s");
            if (!deleteAfter.equals("0s") && !deleteAfter.startsWith("-")) {
                throw vault.failure("the KV engine deletes versions by itself: set delete_version_after to 0s");
            }
        }
    }

    /** The newest version; absent when that one is deleted, whatever lies below it. */
    VaultAnswer newest(String path) {
        return vault.get(VaultPath.of(mount, "data", path));
    }

    VaultAnswer version(String path, int number) {
        return vault.get(VaultPath.of(mount, "data", path) + "?version=" + number);
    }

    /**
     * Adds a version.
     *
     * @return its number
     */
    int add(String path, VaultBody value) {
        try (VaultAnswer answer = vault.post(VaultPath.of(mount, "data", path), value)) {
            return Math.toIntExact(answer.number("/data/version"));
        }
    }

    Optional<KvMetadata> metadata(String path) {
        try (VaultAnswer answer = vault.get(VaultPath.of(mount, "metadata", path))) {
            return answer.isAbsent() ? Optional.empty() : Optional.of(KvMetadata.of(answer));
        }
    }

    void setMaxVersions(String path, int maxVersions) {
        VaultBody body = VaultBody.of(json -> json.writeNumberProperty("max_versions", maxVersions));
        vault.post(VaultPath.of(mount, "metadata", path), body).close();
    }

    /** Removes the values for good; that there were versions with these numbers stays known. */
    void destroy(String path, List<Integer> versions) {
        VaultBody body = VaultBody.of(json -> {
            json.writeArrayPropertyStart("versions");
            versions.forEach(json::writeNumber);
            json.writeEndArray();
        });
        vault.post(VaultPath.of(mount, "destroy", path), body).close();
    }
}
