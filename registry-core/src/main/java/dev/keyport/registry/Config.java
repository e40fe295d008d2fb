package dev.keyport.registry;

import dev.keyport.port.ProviderDescriptor;
import dev.keyport.registry.InvalidConfigException.Violation;
import dev.keyport.registry.internal.CheckedJson;
import dev.keyport.registry.internal.CheckedJson.Mistake;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The non-secret configuration of a connection: a JSON object that the provider's schema accepts. */
final class Config {

    private static final int MAX_CHARACTERS = 16_384;

    private final CheckedJson checked = new CheckedJson("provider", MAX_CHARACTERS);

    /**
     * @throws InvalidConfigException when the text is no JSON object, or the provider's schema refuses it
     */
    void check(ProviderDescriptor provider, String json) {
        List<Mistake> mistakes = checked.mistakes(provider.configSchema(), json);
        if (!mistakes.isEmpty()) {
            throw new InvalidConfigException(mistakes.stream()
                    .map(mistake -> new Violation(mistake.path(), mistake.message(), mistake.rule()))
                    .toList());
        }
    }

    /** The settings that are set, as adapters get them. */
    static Map<String, Object> values(String json) {
        return CheckedJson.values(json);
    }

    /** The configuration as it is written. */
    static JsonNode tree(String json) {
        return CheckedJson.tree(json);
    }
}
