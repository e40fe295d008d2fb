package dev.keyport.registry.internal.jdbi;

import dev.keyport.port.ProviderSlug;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code keyport.connection}.
 *
 * @param credentialVersion which stored version of the credential counts; null when none does
 * @param credentialLast the highest version that ever counted; 0 when none did
 */
public record ConnectionRow(
        UUID id,
        String domain,
        String provider,
        boolean enabled,
        String health,
        String config,
        @Nullable Integer credentialVersion,
        int credentialLast,
        @Nullable String credentialHint,
        Instant updatedAt) {

    static final String COLUMNS = "c.id, c.domain, c.provider, c.enabled, c.health, c.config::text as config,"
            + " c.credential_version, c.credential_last, c.credential_hint, c.updated_at";

    static ConnectionRow map(ResultSet row, StatementContext context) throws SQLException {
        return new ConnectionRow(
                row.getObject("id", UUID.class),
                row.getString("domain"),
                row.getString("provider"),
                row.getBoolean("enabled"),
                row.getString("health"),
                row.getString("config"),
                row.getObject("credential_version", Integer.class),
                row.getInt("credential_last"),
                row.getString("credential_hint"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    public ProviderSlug providerSlug() {
        return new ProviderSlug(provider);
    }

    public boolean isFailing() {
        return health.equals("failing");
    }
}
