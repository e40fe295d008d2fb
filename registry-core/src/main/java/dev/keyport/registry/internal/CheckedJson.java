package dev.keyport.registry.internal;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON objects that people send, held against a JSON Schema. Says where and what kind of mistake there is, never the value. */
public final class CheckedJson {

    private static final int MAX_EXPONENT = 100;
    /** What may be told of a name that nobody expected: a longer one may be a key that was pasted. */
    private static final Pattern SHORT_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,23}");

    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // what is refused may have been a secret: no buffer is used again, no name is kept
                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final String who;
    private final int maxCharacters;

    /**
     * @param who whose schema it is, such as {@code provider}
     * @param maxCharacters the most that a text may have
     */
    public CheckedJson(String who, int maxCharacters) {
        this.who = who;
        this.maxCharacters = maxCharacters;
    }

    /**
     * One mistake.
     *
     * @param path a JSON Pointer (RFC 6901); empty for the whole
     * @param message what is wrong there
     * @param rule the keyword of JSON Schema that is broken; empty when the text is no object that can be checked
     */
    public record Mistake(String path, String message, String rule) {}

    /** All that is wrong with a text that is to be a JSON object; nothing when the schema accepts it. */
    public List<Mistake> mistakes(String schema, String json) {
        JsonNode parsed;
        try {
            parsed = parse(json);
        } catch (Refusal e) {
            return List.of(new Mistake("", e.why, ""));
        }
        return schemas.computeIfAbsent(schema, registry::getSchema).validate(parsed).stream()
                .map(this::mistake)
                .distinct()
                .toList();
    }

    /** The members that are set. */
    public static Map<String, Object> values(String json) {
        Map<String, Object> values = JSON.readValue(json, VALUES);
        values.values().removeIf(Objects::isNull);
        return values;
    }

    /** A text that is JSON, as it is written. */
    public static JsonNode tree(String json) {
        return JSON.readTree(json);
    }

    private JsonNode parse(String json) {
        if (json.length() > maxCharacters) {
            throw new Refusal("has at most " + maxCharacters + " characters");
        }
        try {
            JsonNode node = JSON.readTree(json);
            if (!node.isObject()) {
                throw new Refusal("is a JSON object");
            }
            if (!isStorable(node)) {
                throw new Refusal("has a NUL character, half a surrogate pair or a number out of range");
            }
            return node;
        } catch (NumberFormatException e) {
            // the exponent of a number is not an int
            throw new Refusal("has a number out of range");
        } catch (JacksonException e) {
            throw new Refusal("is a JSON object without duplicate names");
        }
    }

    /** PostgreSQL has no place for a NUL and writes exponents out in full; half a surrogate pair has no form in UTF-8. */
    private static boolean isStorable(JsonNode node) {
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            return Math.abs((long) number.scale()) <= MAX_EXPONENT
                    && Math.abs((long) number.precision() - number.scale()) <= MAX_EXPONENT;
        }
        return (!node.isString() || isStorable(node.stringValue()))
                && node.propertyNames().stream().allMatch(CheckedJson::isStorable)
                && node.values().stream().allMatch(CheckedJson::isStorable);
    }

    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0
                && text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    private Mistake mistake(Error error) {
        String path = String.valueOf(error.getInstanceLocation());
        String message = switch (error.getKeyword()) {
            case "additionalProperties", "unevaluatedProperties" -> {
                String name = error.getProperty();
                if (name == null || !SHORT_NAME.matcher(name).matches()) {
                    yield "has a field that this " + who + " does not know";
                }
                path += "/" + name;
                yield "is not a field that this " + who + " knows";
            }
            case "propertyNames" -> {
                String name = error.getProperty();
                if (name == null || !SHORT_NAME.matcher(name).matches()) {
                    yield "has a field with a name that is not allowed here";
                }
                path += "/" + name;
                yield "has a name that is not allowed here";
            }
            case "required" -> "lacks a field that this " + who + " needs: " + error.getProperty();
            case "type" -> "has the wrong type";
            case "enum", "const" -> "is none of the allowed values";
            case "pattern", "format" -> "is not of the form that this " + who + " needs";
            default -> "breaks the rule " + error.getKeyword();
        };
        return new Mistake(path, message, error.getKeyword());
    }

    /** The text is no object that can be checked. */
    private static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String why;

        Refusal(String why) {
            super(why);
            this.why = why;
        }
    }
}
