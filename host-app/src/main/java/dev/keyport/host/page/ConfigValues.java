package dev.keyport.host.page;

import dev.keyport.host.page.ConfigSchema.Kind;
import dev.keyport.host.page.ConfigSchema.Setting;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Between what stands in fields, numbers as the language of the page writes them, and JSON. */
final class ConfigValues {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,30}([.][0-9]{1,30})?");
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,30}");

    private ConfigValues() {}

    static JsonNode tree(String json) {
        return JSON.readTree(json);
    }

    /** As it stands in its field; empty when it is not set. */
    static String text(Setting setting, JsonNode value, Texts texts) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return switch (setting.kind()) {
            case CHOICE, JSON -> value.toString();
            case NUMBER ->
                value.isNumber()
                        ? value.toString().replace('.', texts.decimalSeparator())
                        : value.asString(value.toString());
            default -> value.isString() ? value.stringValue() : value.toString();
        };
    }

    /** The name of the text that says what is wrong; empty when nothing is. */
    static Optional<String> wrong(ConfigField field, Texts texts) {
        String value = field.value();
        if (value.isEmpty()) {
            return field.setting().required() ? Optional.of("config.required") : Optional.empty();
        }
        return switch (field.setting().kind()) {
            case NUMBER -> number(value, texts).isPresent() ? Optional.empty() : Optional.of("config.number");
            case INTEGER -> INTEGER.matcher(value).matches() ? Optional.empty() : Optional.of("config.integer");
            case CHOICE -> field.isOneOfItsOptions() ? Optional.empty() : Optional.of("config.rule.enum");
            case JSON -> isJson(value) ? Optional.empty() : Optional.of("config.json");
            default -> Optional.empty();
        };
    }

    /** What is stored, with the values of the fields put in. */
    static ObjectNode merged(String stored, List<ConfigField> fields, Texts texts) {
        ObjectNode config = (ObjectNode) tree(stored);
        fields.forEach(field -> put(config, field.setting(), field.value(), texts));
        return config;
    }

    private static void put(ObjectNode config, Setting setting, String value, Texts texts) {
        ObjectNode object = config;
        List<String> path = setting.path();
        for (String name : path.subList(0, path.size() - 1)) {
            if (!object.path(name).isObject()) {
                if (value.isEmpty()) {
                    return;
                }
                object.set(name, JsonNodeFactory.instance.objectNode());
            }
            object = (ObjectNode) object.get(name);
        }
        String last = path.get(path.size() - 1);
        if (value.isEmpty()) {
            object.remove(last);
        } else {
            object.set(last, node(setting.kind(), value, texts));
        }
    }

    private static JsonNode node(Kind kind, String value, Texts texts) {
        return switch (kind) {
            case TEXT, LONG_TEXT -> JsonNodeFactory.instance.stringNode(value);
            case NUMBER ->
                JsonNodeFactory.instance.numberNode(number(value, texts).orElseThrow());
            case INTEGER -> JsonNodeFactory.instance.numberNode(new BigDecimal(value));
            case BOOLEAN -> JsonNodeFactory.instance.booleanNode(value.equals("true"));
            case CHOICE, JSON -> tree(value);
        };
    }

    /** Only the decimal separator of the language: 1.500 is not 1.5 to everybody. */
    private static Optional<BigDecimal> number(String text, Texts texts) {
        char separator = texts.decimalSeparator();
        String plain = separator == '.' ? text : text.replace('.', ' ').replace(separator, '.');
        return NUMBER.matcher(plain).matches() ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    private static boolean isJson(String value) {
        try {
            return !tree(value).isMissingNode();
        } catch (JacksonException e) {
            return false;
        }
    }
}
