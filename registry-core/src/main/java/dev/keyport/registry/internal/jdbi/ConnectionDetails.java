package dev.keyport.registry.internal.jdbi;

import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that {@code keyport.connection} knows of a connection. Resolving an adapter needs the {@link ConnectionRow} only.
 *
 * @param version grows with every change that somebody asked for
 * @param switches by capability, whether it was switched on or off; one that is not named is on
 * @param lastTest the result of the last test as JSON; null when there was none
 * @param cursors by capability, where its next run goes on, as JSON
 * @param configRefusal why the provider's schema does not accept the stored configuration any more; null while it does
 */
public record ConnectionDetails(
        ConnectionRow row,
        boolean active,
        long version,
        @Nullable String label,
        Map<String, Boolean> switches,
        CredentialFacts credential,
        @Nullable Instant lastTestedAt,
        @Nullable String lastTest,
        @Nullable Instant lastSyncedAt,
        String cursors,
        @Nullable String configRefusal,
        String createdBy,
        Instant createdAt) {

    static final String COLUMNS = ConnectionRow.COLUMNS + ", " + CredentialFacts.COLUMNS
            + ", c.active, c.version, c.label, c.capability_switches::text as capability_switches, c.last_tested_at,"
            + " c.last_test::text as last_test, c.last_synced_at, c.cursors::text as cursors, c.config_refusal,"
            + " c.created_by, c.created_at";
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Boolean>> SWITCHES = new TypeReference<>() {};

    static ConnectionDetails map(ResultSet row, StatementContext context) throws SQLException {
        return new ConnectionDetails(
                ConnectionRow.map(row, context),
                row.getBoolean("active"),
                row.getLong("version"),
                row.getString("label"),
                JSON.readValue(row.getString("capability_switches"), SWITCHES),
                CredentialFacts.map(row),
                Columns.instant(row, "last_tested_at"),
                row.getString("last_test"),
                Columns.instant(row, "last_synced_at"),
                row.getString("cursors"),
                row.getString("config_refusal"),
                row.getString("created_by"),
                Columns.requiredInstant(row, "created_at"));
    }

    public UUID id() {
        return row.id();
    }

    public IntegrationDomain domain() {
        return new IntegrationDomain(row.domain());
    }

    public ProviderSlug provider() {
        return row.providerSlug();
    }
}
