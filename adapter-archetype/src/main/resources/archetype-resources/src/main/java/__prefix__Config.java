package ${package};

import dev.keyport.port.InvalidSettingException;
import java.util.Map;

/**
 * What a tenant sets besides the key. No secret: it is stored in the clear. Immutable.
 *
 * @param sender who the message is from, as its reader sees it
 */
record ${prefix}Config(String sender) {

    /** JSON Schema, draft 2020-12. It refuses other properties, so that no key is stored in the wrong place. */
    static final String SCHEMA = """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "type": "object",
              "properties": {
                "sender": {
                  "type": "string",
                  "title": "Sender",
                  "description": "Who the message is from, as its reader sees it.",
                  "minLength": 1,
                  "maxLength": 40
                }
              },
              "required": ["sender"],
              "additionalProperties": false
            }
            """;

    /**
     * @param config valid under the schema
     * @throws InvalidSettingException when a setting is missing all the same
     */
    static ${prefix}Config of(Map<String, Object> config) {
        if (config.get("sender") instanceof String sender) {
            return new ${prefix}Config(sender);
        }
        throw new InvalidSettingException("sender", "is missing");
    }
}
