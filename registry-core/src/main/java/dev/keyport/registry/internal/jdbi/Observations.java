package dev.keyport.registry.internal.jdbi;

import dev.keyport.port.Caller;
import dev.keyport.registry.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about connections, which nobody asked to change: it leaves their version alone. Must not leave the work that
 * it was given to.
 */
public final class Observations {

    private static final String WINDOW = "interval '60 seconds'";

    private final Handle handle;
    private final Caller caller;

    Observations(Handle handle, Caller caller) {
        this.handle = handle;
        this.caller = caller;
    }

    /** The time of the database when the transaction began. */
    public Instant now() {
        return handle.createQuery("select now()")
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant();
    }

    /**
     * Lets nobody else start a test for this tenant until the transaction ends, on any node, and says how long it must wait: until
     * the oldest of the tests of the last 60 seconds leaves when there are as many as allowed.
     *
     * @return empty when one may start
     */
    public Optional<Duration> waitForTest(int allowed) {
        handle.createQuery("select pg_advisory_xact_lock(hashtextextended(:lock, 0))")
                .bind("lock", "connection-test|" + caller.tenant().value())
                .map((row, context) -> true)
                .one();
        // the transaction may have waited for the lock, and now() is when it began
        return handle.createQuery("select count(*) as started, extract(epoch from min(at) + " + WINDOW
                        + " - clock_timestamp()) as wait from keyport.event where tenant_id = :tenant and type = :type"
                        + " and at > clock_timestamp() - " + WINDOW)
                .bind("tenant", caller.tenant().value())
                .bind("type", EventType.TEST_STARTED.value())
                .map((row, context) -> row.getInt("started") < allowed
                        ? Optional.<Duration>empty()
                        : Optional.of(Duration.ofMillis((long) (row.getDouble("wait") * 1_000))))
                .one();
    }

    /** Notes why the provider's schema does not accept the stored configuration; null that it does. */
    public void configRefused(UUID connection, @Nullable String refusal) {
        handle.createUpdate(
                        "update keyport.connection set config_refusal = :refusal where tenant_id = :tenant and id = :id")
                .bind("refusal", refusal)
                .bind("tenant", caller.tenant().value())
                .bind("id", connection)
                .execute();
    }

    /** Notes that the tenant is told of the end of the credential; false when it was told, or the credential changed. */
    public boolean warned(UUID connection) {
        return handle.createUpdate(
                                "update keyport.connection set credential_warned_at = now() where tenant_id = :tenant"
                                        + " and id = :id and credential_warned_at is null"
                                        + " and credential_expires_at <= now() + " + CredentialFacts.SOON)
                        .bind("tenant", caller.tenant().value())
                        .bind("id", connection)
                        .execute()
                == 1;
    }
}
