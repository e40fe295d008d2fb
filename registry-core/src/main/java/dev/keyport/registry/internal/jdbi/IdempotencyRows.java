package dev.keyport.registry.internal.jdbi;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.registry.idempotency.KeptAnswer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@code keyport.idempotency}. */
public final class IdempotencyRows {

    private static final String OWN = " where tenant_id = :tenant and actor = :actor";

    /** Takes over what has expired, and what its worker left behind when the request is the same. */
    private static final String CLAIM = "insert into keyport.idempotency as i"
            + " (tenant_id, actor, key, request_hash, claim, lease_until, expires_at)"
            + " values (:tenant, :actor, :key, :hash, :claim, now() + make_interval(secs => :lease),"
            + " now() + make_interval(secs => :life))"
            + " on conflict (tenant_id, actor, key) do update set request_hash = excluded.request_hash,"
            + " claim = excluded.claim, lease_until = excluded.lease_until, status = null, content_type = null,"
            + " headers = '{}', answer = null, created_at = now(), expires_at = excluded.expires_at"
            + " where i.expires_at <= now()"
            + " or (i.status is null and i.lease_until <= now() and i.request_hash = excluded.request_hash)"
            + " returning claim";

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final TenantDatabase database;

    public IdempotencyRows(TenantDatabase database) {
        this.database = database;
    }

    /**
     * What somebody else did or does with a key.
     *
     * @param status null while it is under way
     */
    @SuppressWarnings("ArrayRecordComponent") // read once and never compared
    public record Found(
            boolean sameRequest,
            @Nullable Integer status,
            @Nullable String contentType,
            Map<String, String> headers,
            byte @Nullable [] answer) {}

    /** What is in the way of the claim; empty when it was made. */
    public Optional<Found> claim(Caller caller, String key, byte[] hash, UUID claim, Duration lease, Duration life) {
        return database.inTransaction(caller, handle -> {
            deleteExpired(handle, caller);
            boolean made = bind(handle.createQuery(CLAIM), caller, key)
                    .bind("hash", hash)
                    .bind("claim", claim)
                    .bind("lease", (double) lease.toSeconds())
                    .bind("life", (double) life.toSeconds())
                    .mapTo(UUID.class)
                    .findOne()
                    .isPresent();
            return made ? Optional.empty() : Optional.of(find(handle, caller, key, hash));
        });
    }

    /** Keeps the answer of a claim that nobody took over. */
    public void complete(Caller caller, String key, UUID claim, KeptAnswer answer) {
        database.inTransaction(
                caller,
                handle -> bind(
                                handle.createUpdate("update keyport.idempotency set status = :status,"
                                        + " content_type = :type, headers = :headers::jsonb, answer = :answer" + OWN
                                        + " and key = :key and claim = :claim and status is null"),
                                caller,
                                key)
                        .bind("claim", claim)
                        .bind("status", answer.status())
                        .bind("type", answer.contentType())
                        .bind("headers", JSON.writeValueAsString(answer.headers()))
                        .bind("answer", answer.body())
                        .execute());
    }

    /** Deletes a claim that nobody took over. */
    public void release(Caller caller, String key, UUID claim) {
        database.inTransaction(
                caller,
                handle -> bind(
                                handle.createUpdate("delete from keyport.idempotency" + OWN
                                        + " and key = :key and claim = :claim and status is null"),
                                caller,
                                key)
                        .bind("claim", claim)
                        .execute());
    }

    /** Deletes at most 100 of the caller's that are over; returns how many. */
    public int deleteExpired(Caller caller) {
        return database.inTransaction(caller, handle -> deleteExpired(handle, caller));
    }

    /** At most 100, and none that somebody else is at. */
    private static int deleteExpired(Handle handle, Caller caller) {
        return handle.createUpdate("delete from keyport.idempotency" + OWN + " and key = any (array(select key"
                        + " from keyport.idempotency" + OWN
                        + " and expires_at <= now() limit 100 for update skip locked))")
                .bind("tenant", caller.tenant().value())
                .bind("actor", caller.actor().value())
                .execute();
    }

    /** One that is gone by now was just released: it counts as under way. */
    private static Found find(Handle handle, Caller caller, String key, byte[] hash) {
        return bind(
                        handle.createQuery(
                                "select request_hash, status, content_type, headers::text as headers, answer from keyport.idempotency"
                                        + OWN + " and key = :key"),
                        caller,
                        key)
                .map((row, context) -> map(row, hash))
                .findOne()
                .orElse(new Found(true, null, null, Map.of(), null));
    }

    private static Found map(ResultSet row, byte[] hash) throws SQLException {
        return new Found(
                Arrays.equals(row.getBytes("request_hash"), hash),
                row.getObject("status", Integer.class),
                row.getString("content_type"),
                JSON.readValue(row.getString("headers"), HEADERS),
                row.getBytes("answer"));
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Caller caller, String key) {
        return statement
                .bind("tenant", caller.tenant().value())
                .bind("actor", caller.actor().value())
                .bind("key", key);
    }
}
