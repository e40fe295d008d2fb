package com.team.adapters.beacon;

import dev.keyport.port.InvalidSettingException;
import java.util.Map;

/**
 * What a tenant sets besides the key. No secret: it is stored in the clear. Immutable.
 *
 * @param sender who the text is from, as a phone shows it: 1 to 11 letters and digits
 */
record BeaconConfig(String sender) {

    /** JSON Schema, draft 2020-12. It refuses other properties, so that no key is stored in the wrong place. */
    static final String SCHEMA = """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "type": "object",
              "properties": {
                "sender": {
                  "type": "string",
                  "title": "Sender",
                  "description": "Who the text is from, as a phone shows it: 1 to 11 letters and digits.",
                  "pattern": "^[A-Za-z0-9]{1,11}$"
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
    static BeaconConfig of(Map<String, Object> config) {
        if (config.get("sender") instanceof String sender) {
            return new BeaconConfig(sender);
        }
        throw new InvalidSettingException("sender", "is missing");
    }
}
