package dev.keyport.registry;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.keyport.port.ProviderDescriptor;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
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

/** The non-secret configuration of a connection: a JSON object that the provider's schema accepts. */
final class Config {

    private static final int MAX_CHARACTERS = 16_384;
    private static final int MAX_EXPONENT = 100;
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

    /**
     * @throws InvalidConfigException when the text is no JSON object, or the provider's schema refuses it
     */
    void check(ProviderDescriptor provider, String json) {
        JsonNode config = parse(json);
        List<Error> errors = schemas.computeIfAbsent(provider.configSchema(), registry::getSchema)
                .validate(config);
        if (!errors.isEmpty()) {
            throw new InvalidConfigException(
                    errors.stream().map(Config::violation).toList());
        }
    }

    /** The settings that are set, as adapters get them. */
    static Map<String, Object> values(String json) {
        Map<String, Object> values = JSON.readValue(json, VALUES);
        values.values().removeIf(Objects::isNull);
        return values;
    }

    /** The configuration as it is written. */
    static JsonNode tree(String json) {
        return JSON.readTree(json);
    }

    private static JsonNode parse(String json) {
        if (json.length() > MAX_CHARACTERS) {
            throw InvalidConfigException.of("has at most " + MAX_CHARACTERS + " characters");
        }
        try {
            JsonNode node = JSON.readTree(json);
            if (!node.isObject()) {
                throw InvalidConfigException.of("is a JSON object");
            }
            if (!isStorable(node)) {
                throw InvalidConfigException.of("has a NUL character, half a surrogate pair or a number out of range");
            }
            return node;
        } catch (NumberFormatException e) {
            // the exponent of a number is not an int
            throw InvalidConfigException.of("has a number out of range");
        } catch (JacksonException e) {
            throw InvalidConfigException.of("is a JSON object without duplicate names");
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
                && node.propertyNames().stream().allMatch(Config::isStorable)
                && node.values().stream().allMatch(Config::isStorable);
    }

    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0
                && text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    /** Says where and what kind of mistake it is, never the value. */
    private static InvalidConfigException.Violation violation(Error error) {
        String message = switch (error.getKeyword()) {
            case "additionalProperties", "unevaluatedProperties" -> "has a field that this provider does not know";
            case "propertyNames" -> "has a field with a name that is not allowed here";
            case "required" -> "lacks a field that this provider needs: " + error.getProperty();
            case "type" -> "has the wrong type";
            case "enum", "const" -> "is none of the allowed values";
            case "pattern", "format" -> "is not of the form that this provider needs";
            default -> "breaks the rule " + error.getKeyword();
        };
        return new InvalidConfigException.Violation(
                String.valueOf(error.getInstanceLocation()), message, error.getKeyword());
    }
}
