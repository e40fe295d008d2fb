package dev.keyport.registry.internal.jdbi;

import dev.keyport.port.ConnectionId;
import dev.keyport.port.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job that this process works on.
 *
 * @param connection null when the connection was deleted since, as are domain and provider
 * @param attempt tries of the page that is under way, this one included
 * @param token what tells this claim from others of the same job
 * @param cursor where the connection says that this capability goes on; null for the beginning
 * @param pages how many are stored already
 * @param items how many they brought
 * @param first whether nobody claimed it before
 * @param lost whether the worker that had it before was lost
 */
public record ClaimedJob(
        TenantId tenant,
        UUID id,
        @Nullable ConnectionId connection,
        @Nullable String domain,
        @Nullable String provider,
        String capability,
        int attempt,
        int maxAttempts,
        long token,
        String input,
        @Nullable String cursor,
        int pages,
        long items,
        boolean first,
        boolean lost) {

    static final String COLUMNS =
            "j.id, j.connection_id, c.domain, c.provider, j.capability, j.attempt, j.max_attempts,"
                    + " j.lease_token, j.input::text as input, c.cursors ->> j.capability as cursor, j.pages, j.items,"
                    + " due.before = 'running' as lost";

    static ClaimedJob map(TenantId tenant, ResultSet row) throws SQLException {
        UUID connection = row.getObject("connection_id", UUID.class);
        return new ClaimedJob(
                tenant,
                row.getObject("id", UUID.class),
                connection == null ? null : new ConnectionId(connection),
                row.getString("domain"),
                row.getString("provider"),
                row.getString("capability"),
                row.getInt("attempt"),
                row.getInt("max_attempts"),
                row.getLong("lease_token"),
                row.getString("input"),
                row.getString("cursor"),
                row.getInt("pages"),
                row.getLong("items"),
                row.getLong("lease_token") == 1,
                row.getBoolean("lost"));
    }

    public @Nullable UUID connectionId() {
        return connection == null ? null : connection.value();
    }
}
