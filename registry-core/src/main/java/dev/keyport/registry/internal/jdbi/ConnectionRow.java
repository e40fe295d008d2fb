package dev.keyport.registry.internal.jdbi;

import dev.keyport.port.CredentialKind;
import dev.keyport.port.ProviderSlug;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row of {@code keyport.connection}.
 *
 * @param failures calls in a row that failed, counted to 3
 * @param capabilitySwitches by capability, whether it was switched on or off; one that is not named is on
 * @param credentialVersion which stored version of the credential counts; null when none does
 * @param credentialKind the kind of it; null when none counts
 * @param credentialLast by kind, the highest version that ever counted; nothing of kinds that never did
 * @param credentialDestination where it may be sent; null when none counts, or it was stored before destinations were kept
 * @param credentialRejectedAt when the provider first refused the one that counts; null when it did not
 */
public record ConnectionRow(
        UUID id,
        String domain,
        String provider,
        boolean enabled,
        String health,
        int failures,
        Map<String, Boolean> capabilitySwitches,
        String config,
        @Nullable Integer credentialVersion,
        @Nullable CredentialKind credentialKind,
        Map<CredentialKind, Integer> credentialLast,
        @Nullable String credentialHint,
        @Nullable String credentialDestination,
        @Nullable Instant credentialRejectedAt,
        Instant updatedAt) {

    static final String COLUMNS = "c.id, c.domain, c.provider, c.enabled, c.health, c.failures,"
            + " c.capability_switches::text as capability_switches, c.config::text as config,"
            + " c.credential_version, c.credential_kind, c.credential_last_versions::text as credential_last_versions,"
            + " c.credential_hint, c.credential_destination, c.credential_rejected_at, c.updated_at";
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Boolean>> SWITCHES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Integer>> VERSIONS = new TypeReference<>() {};

    static ConnectionRow map(ResultSet row, StatementContext context) throws SQLException {
        return new ConnectionRow(
                row.getObject("id", UUID.class),
                row.getString("domain"),
                row.getString("provider"),
                row.getBoolean("enabled"),
                row.getString("health"),
                row.getInt("failures"),
                Map.copyOf(JSON.readValue(row.getString("capability_switches"), SWITCHES)),
                row.getString("config"),
                row.getObject("credential_version", Integer.class),
                kind(row.getString("credential_kind")),
                versions(row.getString("credential_last_versions")),
                row.getString("credential_hint"),
                row.getString("credential_destination"),
                instant(row.getObject("credential_rejected_at", OffsetDateTime.class)),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable CredentialKind kind(@Nullable String name) {
        return name == null ? null : CredentialKind.ofWireName(name).orElseThrow();
    }

    private static Map<CredentialKind, Integer> versions(String json) {
        return JSON.readValue(json, VERSIONS).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> CredentialKind.ofWireName(entry.getKey()).orElseThrow(), Map.Entry::getValue));
    }

    public ProviderSlug providerSlug() {
        return new ProviderSlug(provider);
    }

    public boolean isSwitchedOff(String capability) {
        return Boolean.FALSE.equals(capabilitySwitches.get(capability));
    }

    public boolean isFailing() {
        return health.equals("failing");
    }
}
