package dev.keyport.registry.internal.jdbi;

import dev.keyport.port.Caller;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of what {@code keyport.connection} knows of a credential, inside a transaction of the door. */
final class CredentialRows {

    /** How long calls that are under way can use the version before. */
    private static final String GRACE = "interval '10 minutes'";

    private static final JsonMapper JSON = new JsonMapper();

    private CredentialRows() {}

    static void pointTo(Handle handle, Caller caller, UUID id, NewCredential credential) {
        handle.createUpdate("update keyport.connection set credential_version = :credential, credential_kind = :kind,"
                        + " credential_last_versions = credential_last_versions || jsonb_build_object(:kind::text, :credential::int),"
                        + " credential_hint = :hint, credential_fingerprint = :fingerprint,"
                        + " credential_destination = :destination, credential_set_at = now(), credential_set_by = :actor,"
                        + " credential_scopes = :scopes::jsonb, credential_expires_at = :expiresAt,"
                        + " credential_rejected_at = null, credential_warned_at = null, credential_previous_until = now() + "
                        + GRACE
                        + ", version = version + 1, updated_at = now() where tenant_id = :tenant and id = :id")
                .bind("credential", credential.stored().version().number())
                .bind("kind", credential.kind().wireName())
                .bind("hint", credential.hint())
                .bind("fingerprint", credential.stored().fingerprint())
                .bind("destination", credential.destination())
                .bind("scopes", credential.scopes().isEmpty() ? null : JSON.writeValueAsString(credential.scopes()))
                .bind("expiresAt", credential.expiresAt())
                .bind("actor", caller.actor().value())
                .bind("tenant", caller.tenant().value())
                .bind("id", id)
                .execute();
    }

    static void bind(Handle handle, Caller caller, UUID id, String destination) {
        handle.createUpdate("update keyport.connection set credential_destination = :destination"
                        + " where tenant_id = :tenant and id = :id")
                .bind("destination", destination)
                .bind("tenant", caller.tenant().value())
                .bind("id", id)
                .execute();
    }

    static ConnectionRow forget(Handle handle, Caller caller, UUID id) {
        return handle.createQuery("update keyport.connection c set credential_version = null, credential_kind = null,"
                        + " credential_hint = null, credential_fingerprint = null, credential_destination = null,"
                        + " credential_scopes = null, credential_expires_at = null, credential_set_at = null,"
                        + " credential_set_by = null, credential_rejected_at = null, credential_warned_at = null,"
                        + " credential_previous_until = now(), version = version + 1, updated_at = now()"
                        + " where tenant_id = :tenant and id = :id returning " + ConnectionRow.COLUMNS)
                .bind("tenant", caller.tenant().value())
                .bind("id", id)
                .map(ConnectionRow::map)
                .one();
    }

    static Optional<ConnectionRow> due(Handle handle, Caller caller, UUID id, OffsetDateTime until) {
        return handle.createQuery("select " + ConnectionRow.COLUMNS + " from keyport.connection c"
                        + " where c.tenant_id = :tenant and c.id = :id and c.credential_previous_until = :until")
                .bind("tenant", caller.tenant().value())
                .bind("id", id)
                .bind("until", until)
                .map(ConnectionRow::map)
                .findOne();
    }

    static void swept(Handle handle, Caller caller, UUID id, OffsetDateTime until) {
        handle.createUpdate("update keyport.connection set credential_previous_until = null"
                        + " where tenant_id = :tenant and id = :id and credential_previous_until = :until")
                .bind("tenant", caller.tenant().value())
                .bind("id", id)
                .bind("until", until)
                .execute();
    }
}
