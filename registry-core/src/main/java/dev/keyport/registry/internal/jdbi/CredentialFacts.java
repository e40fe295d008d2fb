package dev.keyport.registry.internal.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a connection knows of its credential beside the secret. Nothing of it means anything while no credential counts.
 *
 * @param scopes what it was granted for; empty when nobody said
 * @param expiresAt null when it does not end, or nobody said when
 * @param expired whether it ended, by the clock of the database
 * @param expiringSoon whether it ends within 7 days, or did
 * @param rejected whether the provider refused it since it was set
 */
public record CredentialFacts(
        List<String> scopes,
        @Nullable Instant expiresAt,
        boolean expired,
        boolean expiringSoon,
        boolean rejected,
        @Nullable Instant setAt,
        @Nullable String setBy) {

    static final String SOON = "interval '7 days'";
    static final String COLUMNS = "c.credential_scopes::text as credential_scopes, c.credential_expires_at,"
            + " coalesce(c.credential_expires_at <= now(), false) as credential_expired,"
            + " coalesce(c.credential_expires_at <= now() + " + SOON + ", false) as credential_expiring,"
            + " c.credential_rejected_at, c.credential_set_at, c.credential_set_by";
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<String>> SCOPES = new TypeReference<>() {};

    static CredentialFacts map(ResultSet row) throws SQLException {
        String scopes = row.getString("credential_scopes");
        return new CredentialFacts(
                scopes == null ? List.of() : JSON.readValue(scopes, SCOPES),
                Columns.instant(row, "credential_expires_at"),
                row.getBoolean("credential_expired"),
                row.getBoolean("credential_expiring"),
                row.getObject("credential_rejected_at") != null,
                Columns.instant(row, "credential_set_at"),
                row.getString("credential_set_by"));
    }
}
