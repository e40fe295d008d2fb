package dev.keyport.registry;

import dev.keyport.database.DatabaseUnavailableException;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.event.EventType;
import dev.keyport.registry.internal.RepeatedWork;
import dev.keyport.registry.internal.jdbi.ConnectionDetails;
import dev.keyport.registry.internal.jdbi.EveryTenant;
import dev.keyport.registry.internal.jdbi.EveryTenant.Ending;
import dev.keyport.registry.internal.jdbi.TenantStore;
import dev.keyport.registry.internal.jdbi.TenantTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Tells tenants, once for each credential, that it ends within 7 days by the clock of the database: as a warning event.
 *
 * <p>Looks every 10 minutes, on one thread of its own. Being late or running on several nodes at once does no harm. Thread-safe.
 */
public final class CredentialExpiry implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofMinutes(10);

    private final EveryTenant tenants;
    private final TenantStore store;
    private final RepeatedWork thread = new RepeatedWork(
            "keyport-credential-expiry",
            LoggerFactory.getLogger(CredentialExpiry.class),
            new RepeatedWork.Messages(
                    "nobody is warned of credentials that end while the database does not answer",
                    "some tenants cannot be warned of credentials that end yet",
                    "tenants are warned of credentials that end again"));

    CredentialExpiry(TenantDatabase database) {
        this.tenants = new EveryTenant(database);
        this.store = new TenantStore(database);
    }

    /** Starts to look, at once and then every 10 minutes, until it is closed. */
    public static CredentialExpiry start(TenantDatabase database) {
        CredentialExpiry expiry = new CredentialExpiry(database);
        expiry.thread.start(expiry::look, PERIOD);
        return expiry;
    }

    /** Waits up to 5 seconds for a warning that is under way. */
    @Override
    public void close() {
        thread.close();
    }

    private void look() {
        try {
            run();
            thread.report(null);
        } catch (RuntimeException e) {
            thread.report(e);
        }
    }

    /** One tenant's failure does not stop the others; the last one is thrown. */
    void run() {
        RuntimeException failure = null;
        Ending last = null;
        for (List<Ending> page = tenants.withEndingCredential(last);
                !page.isEmpty();
                page = tenants.withEndingCredential(last)) {
            for (Ending ending : page) {
                try {
                    store.inTransaction(Caller.system(ending.tenant()), transaction -> warn(transaction, ending));
                } catch (DatabaseUnavailableException e) {
                    throw e;
                } catch (RuntimeException e) {
                    failure = e;
                }
            }
            last = page.get(page.size() - 1);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static boolean warn(TenantTransaction transaction, Ending ending) {
        Optional<ConnectionDetails> connection = transaction
                .connections()
                .lock(ending.connection())
                .filter(locked -> transaction.observations().warned(locked.id()));
        connection.ifPresent(locked -> {
            Map<String, Object> meta = Connections.meta(locked);
            meta.put("expiresAt", String.valueOf(locked.credential().expiresAt()));
            transaction.log(Event.warning(
                    EventType.CREDENTIAL_EXPIRING,
                    locked.id(),
                    locked.credential().expired() ? "The credential has expired." : "The credential expires soon.",
                    meta));
        });
        return connection.isPresent();
    }
}
