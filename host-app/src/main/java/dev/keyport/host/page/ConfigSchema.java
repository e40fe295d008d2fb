package dev.keyport.host.page;

import dev.keyport.port.ProviderDescriptor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The settings that a provider's JSON Schema names, as fields of a form. Objects in objects become fields beside the others; what
 * no field can show, such as a list, is entered as JSON. Immutable.
 */
record ConfigSchema(List<Setting> settings) {

    /** What a setting is entered with. */
    enum Kind {
        TEXT,
        LONG_TEXT,
        NUMBER,
        INTEGER,
        BOOLEAN,
        CHOICE,
        JSON
    }

    /**
     * @param value as JSON
     */
    record Option(String value, String label) {}

    /**
     * One setting.
     *
     * @param path the names that lead to it
     * @param initial the default as JSON; empty when there is none
     */
    record Setting(
            List<String> path,
            Kind kind,
            String title,
            String description,
            boolean required,
            String initial,
            List<Option> options) {

        /** A JSON Pointer (RFC 6901), as violations of the schema name it. */
        String pointer() {
            StringBuilder pointer = new StringBuilder();
            path.forEach(
                    name -> pointer.append('/').append(name.replace("~", "~0").replace("/", "~1")));
            return pointer.toString();
        }
    }

    static ConfigSchema of(ProviderDescriptor provider) {
        List<Setting> settings = new ArrayList<>();
        collect(ConfigValues.tree(provider.configSchema()), List.of(), "", true, settings);
        return new ConfigSchema(List.copyOf(settings));
    }

    private static void collect(
            JsonNode object, List<String> path, String group, boolean objectRequired, List<Setting> settings) {
        Set<String> required = new HashSet<>();
        object.path("required").forEach(name -> required.add(name.asString("")));
        object.path("properties").forEachEntry((name, schema) -> {
            List<String> here = new ArrayList<>(path);
            here.add(name);
            String title = group + text(schema, "title", readable(name));
            boolean needed = objectRequired && required.contains(name);
            if (type(schema).equals("object") && schema.path("properties").isObject()) {
                collect(schema, here, title + ": ", needed, settings);
            } else {
                settings.add(setting(schema, List.copyOf(here), title, needed));
            }
        });
    }

    private static Setting setting(JsonNode schema, List<String> path, String title, boolean required) {
        List<Option> options = options(schema);
        JsonNode initial = schema.path("default");
        return new Setting(
                path,
                options.isEmpty() ? kind(schema) : Kind.CHOICE,
                title,
                text(schema, "description", ""),
                required,
                initial.isMissingNode() ? "" : initial.toString(),
                options);
    }

    private static Kind kind(JsonNode schema) {
        return switch (type(schema)) {
            case "number" -> Kind.NUMBER;
            case "integer" -> Kind.INTEGER;
            case "boolean" -> Kind.BOOLEAN;
            case "array", "object" -> Kind.JSON;
            default -> text(schema, "format", "").equals("textarea") ? Kind.LONG_TEXT : Kind.TEXT;
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (!type.isArray()) {
            return type.asString("");
        }
        return type.valueStream()
                .map(one -> one.asString(""))
                .filter(one -> !one.equals("null"))
                .findFirst()
                .orElse("");
    }

    /** An {@code enum}, or {@code oneOf} with a {@code const} and a title each. */
    private static List<Option> options(JsonNode schema) {
        List<Option> options = new ArrayList<>();
        schema.path("enum").forEach(value -> options.add(new Option(value.toString(), value.asString(""))));
        schema.path("oneOf").forEach(one -> {
            if (one.has("const")) {
                JsonNode value = one.get("const");
                options.add(new Option(value.toString(), text(one, "title", value.asString(""))));
            }
        });
        return List.copyOf(options);
    }

    private static String text(JsonNode schema, String name, String other) {
        return schema.path(name).asString(other);
    }

    /** The words of a name like {@code base_url} or {@code baseUrl}. */
    private static String readable(String name) {
        String words = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replaceAll("[_.-]+", " ");
        return words.isBlank() ? name : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
