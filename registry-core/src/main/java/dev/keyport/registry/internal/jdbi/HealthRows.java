package dev.keyport.registry.internal.jdbi;

import dev.keyport.port.Caller;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * What results say of a connection, in the transaction it came from. A result counts only while the credential is the one that
 * the call was made with. The version of the connection stays: nobody's edit fails because of traffic.
 */
public final class HealthRows {

    private static final String WHERE = " where c.tenant_id = :tenant and c.id = :id"
            + " and c.credential_kind is not distinct from :kind::text and c.credential_version is not distinct from :credential::integer";

    private final Handle handle;
    private final Caller caller;

    HealthRows(Handle handle, Caller caller) {
        this.handle = handle;
        this.caller = caller;
    }

    /** One more failure in a row, and how many that makes; empty when there were three already, which is all that is counted. */
    public Optional<Integer> failed(ConnectionRow called) {
        return bind(
                        handle.createQuery("update keyport.connection c set failures = failures + 1,"
                                + " health = case when failures >= 2 then 'failing' else 'degraded' end" + WHERE
                                + " and failures < 3 returning failures"),
                        called)
                .mapTo(Integer.class)
                .findOne();
    }

    /** The provider answered: no failures, and no refused credential. The health before, empty when nothing changed. */
    public Optional<String> answered(ConnectionRow called) {
        return bind(
                        handle.createQuery("update keyport.connection c set failures = 0, health = 'healthy',"
                                + " credential_rejected_at = null from keyport.connection before" + WHERE
                                + " and before.tenant_id = c.tenant_id and before.id = c.id"
                                + " and (c.failures > 0 or c.health <> 'healthy' or c.credential_rejected_at is not null)"
                                + " returning before.health"),
                        called)
                .mapTo(String.class)
                .findOne();
    }

    /** The provider refused the credential; false when it is known already. */
    public boolean credentialRejected(ConnectionRow called) {
        return bind(
                                handle.createUpdate(
                                        "update keyport.connection c set credential_rejected_at = now()" + WHERE
                                                + " and c.credential_version is not null and c.credential_rejected_at is null"),
                                called)
                        .execute()
                == 1;
    }

    private <S extends SqlStatement<S>> S bind(S statement, ConnectionRow called) {
        return statement
                .bind("tenant", caller.tenant().value())
                .bind("id", called.id())
                .bind(
                        "kind",
                        called.credentialKind() == null
                                ? null
                                : called.credentialKind().wireName())
                .bind("credential", called.credentialVersion());
    }
}
