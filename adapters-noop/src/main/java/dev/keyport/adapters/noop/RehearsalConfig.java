package dev.keyport.adapters.noop;

/**
 * What a simulated connection may be configured with: a few flat settings of any name, so that a tenant can rehearse with the
 * settings of the provider to come. A name that sounds like a secret is refused, since configuration is stored in the clear.
 */
final class RehearsalConfig {

    /**
     * JSON Schema, draft 2020-12. Its patterns know no flags, so every letter is spelled in both cases; the class of foreign
     * characters stands under {@code not} since {@code $} also matches before a final line break in some engines.
     */
    static final String SCHEMA = """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "type": "object",
              "maxProperties": 32,
              "propertyNames": {
                "pattern": "^[A-Za-z][A-Za-z0-9_.-]{0,63}$",
                "not": {"anyOf": [
                  {"pattern": "[^A-Za-z0-9_.-]"},
                  {"pattern": "[Kk][Ee][Yy]"},
                  {"pattern": "[Ss][Ee][Cc][Rr][Ee][Tt]"},
                  {"pattern": "[Tt][Oo][Kk][Ee][Nn]"},
                  {"pattern": "[Pp][Aa][Ss][Ss][Ww][Oo][Rr][Dd]"},
                  {"pattern": "[Pp][Aa][Ss][Ss][Ww][Dd]"},
                  {"pattern": "[Cc][Rr][Ee][Dd][Ee][Nn][Tt][Ii][Aa][Ll]"},
                  {"pattern": "[Aa][Uu][Tt][Hh]"}
                ]}
              },
              "additionalProperties": {
                "type": ["string", "number", "boolean", "null"],
                "maxLength": 256
              }
            }
            """;

    private RehearsalConfig() {}
}
