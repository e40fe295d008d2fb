package dev.keyport.registry.internal.jdbi;

import dev.keyport.port.Caller;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * What results say of a connection, in the transaction they came from. A result counts only while the credential is the one that
 * the call was made with, that of a test only while the configuration is, too. The version of the connection stays: nobody's edit fails because of traffic.
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

    /** Keeps the result of a test, as JSON; false when it is about another credential or configuration than there is by now. */
    public boolean tested(ConnectionRow called, String result) {
        return bind(
                                handle.createUpdate("update keyport.connection c set last_tested_at = now(),"
                                        + " last_test = :result::jsonb" + WHERE + " and c.config = :config::jsonb"),
                                called)
                        .bind("result", result)
                        .bind("config", called.config())
                        .execute()
                == 1;
    }

    /** What was found out is about another credential or configuration from now on; only when it was last tested stays. */
    public void forget(UUID connection) {
        handle.createUpdate("update keyport.connection set last_test = null, health = 'unknown', failures = 0,"
                        + " credential_rejected_at = null where tenant_id = :tenant and id = :id")
                .bind("tenant", caller.tenant().value())
                .bind("id", connection)
                .execute();
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
