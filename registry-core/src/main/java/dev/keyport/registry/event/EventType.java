package dev.keyport.registry.event;

import java.util.List;

/**
 * What Keyport's own events tell: the catalogue of the page {@code docs/events.md}. The values are stored and stay the same for
 * ever.
 */
public enum EventType {
    /** A provider was selected for a domain, or its configuration changed. */
    CONFIGURED(
            "integration.configured",
            "info",
            "A provider was selected for a domain, or its configuration changed.",
            "domain providerSlug previousProvider"),
    /** A credential was stored. */
    KEY_SET(
            "integration.key_set",
            "info",
            "A credential was stored.",
            "domain providerSlug kind secretVersion fingerprint"),
    /** The credential was removed. */
    KEY_REMOVED("integration.key_removed", "info", "The credential was removed.", "domain providerSlug"),
    /** A connection was switched on. */
    ENABLED("integration.enabled", "info", "The connection was switched on.", "domain providerSlug"),
    /** A connection was switched off, by somebody or because its credential was removed. */
    DISABLED(
            "integration.disabled",
            "info",
            "The connection was switched off, by somebody or because its credential was removed.",
            "domain providerSlug"),
    /** A connection was tested, successfully or not. */
    CONNECTION_TESTED(
            "integration.connection_tested",
            "info warning",
            "The connection was tested; a warning when the test failed.",
            "domain providerSlug success outcome errorMessage"),
    /** Domains were opted in to or out of. */
    FLAGS_CHANGED(
            "integration.flags_changed",
            "info",
            "Domains were switched on or off for the tenant.",
            "accountingEnabled aiEnabled documentSigningEnabled"),
    /** A connection is enabled, but no adapter for its provider is installed. */
    ADAPTER_MISSING(
            "integration.adapter_missing",
            "warning",
            "The connection is switched on, but no adapter for its provider is installed: calls are simulated.",
            "domain providerSlug"),
    /** The configuration changed and leads elsewhere than when the credential was entered. */
    CREDENTIAL_REENTRY_REQUIRED(
            "integration.credential_reentry_required",
            "warning",
            "The configuration leads elsewhere than when the credential was entered: it must be entered again.",
            "domain providerSlug"),
    /** The log was exported as CSV. */
    EVENTS_EXPORTED(
            "events.exported",
            "info",
            "The log was exported as CSV. The details name what it was filtered by.",
            "filters");

    private final String value;
    private final String levels;
    private final String meaning;
    private final String metaFields;

    /**
     * @param levels with spaces between them, as the names of the details
     */
    EventType(String value, String levels, String meaning, String metaFields) {
        this.value = value;
        this.levels = levels;
        this.meaning = meaning;
        this.metaFields = metaFields;
    }

    /** What is stored, for example {@code integration.configured}. */
    public String value() {
        return value;
    }

    /** The levels that such an event can have. */
    public List<String> levels() {
        return List.of(levels.split(" ", -1));
    }

    /** One sentence for people. */
    public String meaning() {
        return meaning;
    }

    /** The names that the details can have; not every event has all of them. */
    public List<String> metaFields() {
        return List.of(metaFields.split(" ", -1));
    }
}
