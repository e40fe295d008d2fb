package dev.keyport.registry.event;

/** What an event tells. The value is stored and stays the same for ever. */
public enum EventType {
    /** A provider was selected for a domain, or its configuration changed. */
    CONFIGURED("integration.configured"),
    KEY_SET("integration.key_set"),
    KEY_REMOVED("integration.key_removed"),
    ENABLED("integration.enabled"),
    DISABLED("integration.disabled"),
    CONNECTION_TESTED("integration.connection_tested"),
    FLAGS_CHANGED("integration.flags_changed"),
    /** A connection is enabled, but no adapter for its provider is installed. */
    ADAPTER_MISSING("integration.adapter_missing"),
    /** The configuration changed and leads elsewhere than when the credential was entered. */
    CREDENTIAL_REENTRY_REQUIRED("integration.credential_reentry_required");

    private final String value;

    EventType(String value) {
        this.value = value;
    }

    public String value() {
        return value;
    }
}
