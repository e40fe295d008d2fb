package dev.keyport.secrets.vault;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A KV engine of version 2: versions, the limit on them, soft deletion and destruction. */
final class FakeKv {

    private static final int DEFAULT_MAX_VERSIONS = 10;

    private final MovingClock clock;
    private final Map<String, Key> keys = new TreeMap<>();
    boolean isVersion1;
    boolean casRequired;
    String deleteVersionAfter = "0s";

    FakeKv(MovingClock clock) {
        this.clock = clock;
    }

    private static final class Key {
        private int maxVersions;
        private int current;
        private int oldest;
        private final TreeMap<Integer, Version> versions = new TreeMap<>();
    }

    private static final class Version {
        private @Nullable JsonNode data;
        private final Instant created;
        private @Nullable Instant deleted;
        private boolean destroyed;

        private Version(JsonNode data, Instant created) {
            this.data = data;
            this.created = created;
        }

        private void destroy() {
            destroyed = true;
            data = null;
        }
    }

    boolean has(String path) {
        return keys.containsKey(path);
    }

    /** What a token needs for a request: Vault tells writing something new from changing it. */
    String capability(String operation, String path, boolean write) {
        return !write ? "read" : operation.equals("destroy") || has(path) ? "update" : "create";
    }

    @Nullable
    FakeAnswer handle(String operation, String path, @Nullable JsonNode body, Map<String, String> query) {
        if (isVersion1) {
            return FakeAnswer.errors(404);
        }
        return switch (operation) {
            case "config" -> body == null && path.isEmpty() ? config() : null;
            case "data" -> body == null ? read(path, query) : write(path, body);
            case "metadata" -> body == null ? metadata(path) : writeMetadata(path, body);
            case "destroy" -> body == null ? null : destroy(path, body);
            default -> null;
        };
    }

    /** What an operator does with {@code vault kv put}, again and again. */
    void addVersions(String path, int count, JsonNode body) {
        for (int i = 0; i < count; i++) {
            write(path, body);
        }
    }

    /** What an operator does with {@code vault kv destroy}. */
    void destroy(String path, int version) {
        Objects.requireNonNull(existing(path).versions.get(version)).destroy();
    }

    /** Every value that Vault still has. */
    List<JsonNode> storedValues(String path) {
        return existing(path).versions.values().stream()
                .map(version -> version.data)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** What an operator does with {@code vault kv delete}. */
    void softDelete(String path, int version) {
        Objects.requireNonNull(existing(path).versions.get(version)).deleted = clock.instant();
    }

    int maxVersions(String path) {
        return existing(path).maxVersions;
    }

    /** What an operator does with {@code vault kv metadata put}. */
    void setMaxVersions(String path, int maxVersions) {
        keys.computeIfAbsent(path, unused -> new Key()).maxVersions = maxVersions;
    }

    Set<String> paths() {
        return keys.keySet();
    }

    private Key existing(String path) {
        return Objects.requireNonNull(keys.get(path), path);
    }

    private FakeAnswer config() {
        return FakeAnswer.data(
                Map.of("cas_required", casRequired, "delete_version_after", deleteVersionAfter, "max_versions", 0));
    }

    private @Nullable FakeAnswer read(String path, Map<String, String> query) {
        if (!Set.of("version").containsAll(query.keySet())) {
            return null;
        }
        Key key = keys.get(path);
        int number = Integer.parseInt(query.getOrDefault("version", "0"));
        if (key == null) {
            return FakeAnswer.errors(404);
        }
        Version version = key.versions.get(number > 0 ? number : key.current);
        if (version == null) {
            return FakeAnswer.errors(404);
        }
        Map<String, Object> answer = new HashMap<>();
        answer.put("metadata", describe(version, number > 0 ? number : key.current));
        boolean gone = version.destroyed || version.deleted != null;
        answer.put("data", gone ? null : version.data);
        return FakeAnswer.data(gone ? 404 : 200, answer);
    }

    private @Nullable FakeAnswer write(String path, JsonNode body) {
        if (!FakeBody.consistsOf(body, "data") || !body.path("data").isObject()) {
            return null;
        }
        if (casRequired) {
            return FakeAnswer.errors(400, "check-and-set parameter required for this call");
        }
        Key key = keys.computeIfAbsent(path, unused -> new Key());
        Version version = new Version(body.path("data"), clock.instant());
        key.versions.put(++key.current, version);
        int max = key.maxVersions == 0 ? DEFAULT_MAX_VERSIONS : key.maxVersions;
        key.versions.headMap(key.current - max, true).clear();
        key.oldest = key.current - max >= 1 ? key.current - max + 1 : key.oldest;
        return FakeAnswer.data(describe(version, key.current));
    }

    private FakeAnswer metadata(String path) {
        Key key = keys.get(path);
        if (key == null) {
            return FakeAnswer.errors(404);
        }
        Map<String, Object> versions = new HashMap<>();
        key.versions.forEach((number, version) -> {
            Map<String, Object> description = describe(version, number);
            description.keySet().removeAll(Set.of("version", "custom_metadata"));
            versions.put(number.toString(), description);
        });
        Map<String, Object> all = new HashMap<>();
        all.put("cas_required", false);
        all.put("created_time", clock.instant().toString());
        all.put("current_version", key.current);
        all.put("custom_metadata", null);
        all.put("delete_version_after", "0s");
        all.put("max_versions", key.maxVersions);
        all.put("oldest_version", key.oldest);
        all.put("updated_time", clock.instant().toString());
        all.put("versions", versions);
        return FakeAnswer.data(all);
    }

    private @Nullable FakeAnswer writeMetadata(String path, JsonNode body) {
        if (!FakeBody.consistsOf(body, "max_versions")
                || !body.path("max_versions").isInt()) {
            return null;
        }
        setMaxVersions(path, body.path("max_versions").intValue());
        return FakeAnswer.noContent();
    }

    private @Nullable FakeAnswer destroy(String path, JsonNode body) {
        JsonNode numbers = body.path("versions");
        if (!FakeBody.consistsOf(body, "versions") || !numbers.isArray()) {
            return null;
        }
        if (numbers.isEmpty()) {
            return FakeAnswer.errors(400, "no version number provided");
        }
        for (JsonNode number : numbers) {
            Version version = existing(path).versions.get(number.intValue());
            if (version != null) {
                version.destroy();
            }
        }
        return FakeAnswer.noContent();
    }

    private static Map<String, Object> describe(Version version, int number) {
        Map<String, Object> description = new HashMap<>();
        description.put("created_time", version.created.toString());
        description.put("custom_metadata", null);
        description.put("deletion_time", version.deleted == null ? "" : version.deleted.toString());
        description.put("destroyed", version.destroyed);
        description.put("version", number);
        return description;
    }
}
