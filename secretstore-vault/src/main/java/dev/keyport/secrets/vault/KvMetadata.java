package dev.keyport.secrets.vault;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What the KV engine knows about the versions of a secret, without their values. Immutable.
 *
 * @see <a href="https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2#read-secret-metadata">Read secret metadata</a>
 */
final class KvMetadata {

    private final int maxVersions;
    private final int currentVersion;
    private final NavigableMap<Integer, Version> versions = new TreeMap<>();

    private KvMetadata(int maxVersions, int currentVersion) {
        this.maxVersions = maxVersions;
        this.currentVersion = currentVersion;
    }

    private record Version(boolean destroyed, Instant deletedAt) {

        private boolean isLive(Instant now) {
            return !destroyed && now.isBefore(deletedAt);
        }
    }

    static KvMetadata of(VaultAnswer answer) {
        JsonNode data = answer.tree().path("data");
        if (!data.path("max_versions").isInt() || !data.path("current_version").isInt()) {
            throw answer.malformed();
        }
        KvMetadata metadata = new KvMetadata(
                data.path("max_versions").intValue(),
                data.path("current_version").intValue());
        try {
            for (Map.Entry<String, JsonNode> entry : data.path("versions").properties()) {
                JsonNode version = entry.getValue();
                metadata.versions.put(
                        Integer.valueOf(entry.getKey()),
                        new Version(
                                version.path("destroyed").booleanValue(),
                                deletedAt(version.path("deletion_time").stringValue())));
            }
        } catch (RuntimeException e) {
            throw answer.malformed();
        }
        return metadata;
    }

    /** How many versions Vault keeps before it drops the oldest; 0 when the mount decides. */
    int maxVersions() {
        return maxVersions;
    }

    /** The highest version that can be read. */
    Optional<Integer> newestLive(Instant now) {
        return versions.descendingMap().entrySet().stream()
                .filter(version -> version.getValue().isLive(now))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** How many numbers lie between the oldest version that can be read and the next one to be given out. */
    int span(Instant now) {
        return versions.entrySet().stream()
                .filter(version -> version.getValue().isLive(now))
                .findFirst()
                .map(oldest -> currentVersion + 1 - oldest.getKey())
                .orElse(0);
    }

    /** The versions up to this one whose values are still stored, deleted in a way that can be undone or not. */
    List<Integer> storedThrough(int version) {
        return versions.headMap(version, true).entrySet().stream()
                .filter(entry -> !entry.getValue().destroyed())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Instant deletedAt(String time) throws DateTimeException {
        return time.isEmpty() ? Instant.MAX : Instant.parse(time);
    }
}
