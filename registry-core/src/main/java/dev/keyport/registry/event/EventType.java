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
    CREDENTIAL_REENTRY_REQUIRED("integration.credential_reentry_required"),
    /** A provider was connected; it is not enabled yet. */
    CONNECTION_CREATED("connection.created"),
    /** Its label, configuration or capabilities changed; the event names what, never the values. */
    CONNECTION_CHANGED("connection.changed"),
    /** It serves its domain from now on. */
    CONNECTION_ACTIVATED("connection.activated"),
    CONNECTION_DELETED("connection.deleted"),
    /** A test began; what it found is an event of its own. */
    TEST_STARTED("connection.test_started"),
    /** The provider's schema, changed by a release, does not accept the stored configuration any more. */
    CONFIG_REFUSED("connection.config_refused"),
    /** It accepts it again. */
    CONFIG_ACCEPTED("connection.config_accepted"),
    /** A credential ends within 7 days; told once for each. */
    CREDENTIAL_EXPIRING("credential.expiring"),
    /** A method of a port was called and answered, by the provider or by the simulation. */
    CAPABILITY_USED("capability.used"),
    /** A call was not let through to the adapter; the reason is in the details. */
    CAPABILITY_REFUSED("capability.refused"),
    /** A method of a port was called and did not answer. */
    CAPABILITY_FAILED("capability.failed"),
    /** Results made the health of a connection another one. */
    HEALTH_CHANGED("connection.health_changed"),
    /** The provider refused the credential for the first time since it was stored. */
    CREDENTIAL_REJECTED("credential.rejected");

    private final String value;

    EventType(String value) {
        this.value = value;
    }

    public String value() {
        return value;
    }
}
