package dev.keyport.registry.event;

import java.util.List;

/**
 * What Keyport's own events tell: the catalogue of the page {@code docs/events.md}. The values are stored and stay the same for
 * ever.
 */
public enum EventType {
    /** A provider was selected for a domain, or its configuration changed. The details name what, never the values. */
    CONFIGURED(
            "integration.configured",
            "info",
            "A provider was selected for a domain, or its configuration changed. The details name what, never the values.",
            "domain providerSlug previousProvider fields"),
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
    /** A connection was switched off: by somebody, because its credential was removed, by selecting it anew, or to be deleted. */
    DISABLED(
            "integration.disabled",
            "info",
            "The connection was switched off: by somebody, because its credential was removed, by selecting it anew, or to be deleted.",
            "domain providerSlug"),
    /** A connection was tested, successfully or not. */
    CONNECTION_TESTED(
            "integration.connection_tested",
            "info warning",
            "The connection was tested; a warning when the test failed.",
            "domain providerSlug success outcome durationMillis failureKind account errorMessage"),
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
    /** The configuration leads elsewhere than when the credential was entered: it must be entered again. */
    CREDENTIAL_REENTRY_REQUIRED(
            "integration.credential_reentry_required",
            "warning",
            "The configuration leads elsewhere than when the credential was entered: it must be entered again.",
            "domain providerSlug"),
    /** A provider was connected; it is not switched on yet. */
    CONNECTION_CREATED(
            "connection.created",
            "info",
            "A provider was connected; it is not switched on yet.",
            "domain providerSlug active"),
    /** Label, configuration or capabilities were changed. The details name what, never the values. */
    CONNECTION_CHANGED(
            "connection.changed",
            "info",
            "Label, configuration or capabilities were changed. The details name what, never the values.",
            "domain providerSlug fields"),
    /** The connection serves its domain from now on. */
    CONNECTION_ACTIVATED(
            "connection.activated",
            "info",
            "The connection serves its domain from now on.",
            "domain providerSlug previousProvider"),
    /** The connection does not serve its domain any more: another one does. */
    CONNECTION_DEACTIVATED(
            "connection.deactivated",
            "info",
            "The connection does not serve its domain any more: another one does.",
            "domain providerSlug nextProvider"),
    /** The connection was deleted. */
    CONNECTION_DELETED("connection.deleted", "info", "The connection was deleted.", "domain providerSlug active"),
    /** A connection test began; what it found is an event of its own. */
    TEST_STARTED(
            "connection.test_started",
            "info",
            "A connection test began; what it found is an event of its own.",
            "domain providerSlug"),
    /** The schema of the installed provider does not accept the stored configuration any more. */
    CONFIG_REFUSED(
            "connection.config_refused",
            "warning",
            "The schema of the installed provider does not accept the stored configuration any more.",
            "domain providerSlug refusal"),
    /** The schema of the installed provider accepts the stored configuration again. */
    CONFIG_ACCEPTED(
            "connection.config_accepted",
            "info",
            "The schema of the installed provider accepts the stored configuration again.",
            "domain providerSlug"),
    /** Results made the health of the connection another one. */
    HEALTH_CHANGED(
            "connection.health_changed",
            "info warning",
            "Results made the health of the connection another one.",
            "domain providerSlug health failures"),
    /** The credential ends within 7 days, or has ended; told once for each. */
    CREDENTIAL_EXPIRING(
            "credential.expiring",
            "warning",
            "The credential ends within 7 days, or has ended; told once for each.",
            "domain providerSlug expiresAt"),
    /** The provider refused the credential for the first time since it was stored. */
    CREDENTIAL_REJECTED(
            "credential.rejected",
            "warning",
            "The provider refused the credential for the first time since it was stored.",
            "domain providerSlug"),
    /** A method of a port was called and answered, by the provider or by the simulation. */
    CAPABILITY_USED(
            "capability.used",
            "info",
            "A method of a port was called and answered, by the provider or by the simulation.",
            "domain providerSlug capability outcome simulated durationMillis"),
    /** A call was not let through to the provider. */
    CAPABILITY_REFUSED(
            "capability.refused",
            "warning",
            "A call was not let through to the provider.",
            "domain providerSlug capability reason"),
    /** A method of a port was called and did not answer. */
    CAPABILITY_FAILED(
            "capability.failed",
            "warning",
            "A method of a port was called and did not answer.",
            "domain providerSlug capability failureKind durationMillis"),
    /** A job was started; a worker takes it when it is due. */
    JOB_QUEUED(
            "job.queued",
            "info",
            "A job was started; a worker takes it when it is due.",
            "domain providerSlug capability job"),
    /** A worker took the job for the first time. */
    JOB_STARTED(
            "job.started", "info", "A worker took the job for the first time.", "domain providerSlug capability job"),
    /** The job could not go on and is tried again later. */
    JOB_RETRIED(
            "job.retried",
            "warning",
            "The job could not go on and is tried again later.",
            "domain providerSlug capability job attempt failureKind delayMillis"),
    /** The worker of the job was lost; another one took it. */
    JOB_RECOVERED(
            "job.recovered",
            "warning",
            "The worker of the job was lost; another one took it.",
            "domain providerSlug capability job attempt"),
    /** The job did what it was to do, or simulated it. */
    JOB_SUCCEEDED(
            "job.succeeded",
            "info",
            "The job did what it was to do, or simulated it.",
            "domain providerSlug capability job outcome pages items"),
    /** The job ended without doing what it was to do. */
    JOB_FAILED(
            "job.failed",
            "error",
            "The job ended without doing what it was to do.",
            "domain providerSlug capability job attempt failureKind pages items"),
    /** The job ended, and nobody knows what the provider did. */
    JOB_UNKNOWN(
            "job.unknown",
            "error",
            "The job ended, and nobody knows what the provider did.",
            "domain providerSlug capability job attempt failureKind pages items"),
    /** Somebody cancelled the job. */
    JOB_CANCELLED("job.cancelled", "info", "Somebody cancelled the job.", "capability job pages items"),
    /** A request was refused because the role of the caller does not allow it. */
    ACCESS_REFUSED(
            "access.refused",
            "warning",
            "A request was refused because the role of the caller does not allow it.",
            "method path"),
    /** The log was exported as CSV. The details name what it was filtered by. */
    EVENTS_EXPORTED(
            "events.exported",
            "info",
            "The log was exported as CSV. The details name what it was filtered by.",
            "filters"),
    /** Somebody signed out of the settings page. The details name the session, which is over for every host. */
    SESSION_ENDED(
            "session.ended",
            "info",
            "Somebody signed out of the settings page. The details name the session, which is over for every host.",
            "session");

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
