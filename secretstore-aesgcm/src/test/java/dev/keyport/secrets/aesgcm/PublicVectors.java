package dev.keyport.secrets.aesgcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Vectors made by others, where the checkout stands beside a folder {@code shared/vectors}. */
final class PublicVectors {

    private PublicVectors() {}

    /** The tests of every group, with the group's own fields beside theirs. */
    static List<Map<String, String>> wycheproof(String file) throws IOException {
        List<Map<String, String>> cases = new ArrayList<>();
        for (JsonNode group : new JsonMapper()
                .readTree(Files.readString(find("wycheproof/" + file)))
                .get("testGroups")) {
            for (JsonNode test : group.get("tests")) {
                Map<String, String> fields = new HashMap<>();
                for (JsonNode node : List.of(group, test)) {
                    node.properties().stream()
                            .filter(field -> field.getValue().isValueNode())
                            .forEach(field ->
                                    fields.put(field.getKey(), field.getValue().asString()));
                }
                cases.add(fields);
            }
        }
        assertThat(cases).as("cases of %s", file).isNotEmpty();
        return cases;
    }

    /** Blocks of {@code name = value} lines; a line without a value, such as FAIL, is a field that is empty. */
    static List<Map<String, String>> blocks(String file) throws IOException {
        List<Map<String, String>> blocks = new ArrayList<>();
        for (String block : Files.readString(find(file)).split("\\R\\R+", -1)) {
            Map<String, String> fields = new HashMap<>();
            block.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int end = line.indexOf('=');
                String name = end < 0 ? line : line.substring(0, end);
                fields.put(name.strip(), end < 0 ? "" : line.substring(end + 1).strip());
            });
            if (!fields.isEmpty()) {
                blocks.add(fields);
            }
        }
        assertThat(blocks).as("cases of %s", file).isNotEmpty();
        return blocks;
    }

    static byte[] bytes(Map<String, String> fields, String name) {
        assertThat(fields).containsKey(name);
        return HexFormat.of().parseHex(fields.get(name));
    }

    private static Path find(String file) {
        Optional<Path> found = Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(path -> path.resolve("shared/vectors").resolve(file))
                .filter(Files::exists)
                .findFirst();
        assumeThat(found).as("the vectors shared/vectors/" + file).isPresent();
        return found.orElseThrow();
    }
}
