package dev.keyport.registry;

import dev.keyport.database.DatabaseUnavailableException;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.Caller;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.registry.internal.RepeatedWork;
import dev.keyport.registry.internal.jdbi.ConnectionRow;
import dev.keyport.registry.internal.jdbi.DueCredentials;
import dev.keyport.registry.internal.jdbi.DueCredentials.Due;
import dev.keyport.registry.internal.jdbi.TenantStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is left of credentials that were replaced: the version before, 10 minutes after it was, and what a crash left.
 *
 * <p>Looks every minute, on one thread of its own, for connections of all tenants that are due by the clock of the database. Being
 * late or running on several nodes at once does no harm. What cannot be deleted now is tried again the next time. Thread-safe.
 */
public final class CredentialSweeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialSweeper.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final DueCredentials due;
    private final TenantStore store;
    private final ObsoleteVersions obsolete;
    private final RepeatedWork repeated = new RepeatedWork(
            "keyport-credential-sweeper",
            LOG,
            new RepeatedWork.Messages(
                    "replaced credentials cannot be deleted while the database does not answer",
                    "some replaced credentials cannot be deleted yet",
                    "replaced credentials are deleted again"));

    CredentialSweeper(TenantDatabase database, SecretStore secrets) {
        this.due = new DueCredentials(database);
        this.store = new TenantStore(database);
        this.obsolete = new ObsoleteVersions(secrets);
    }

    /** Starts to look, at once and then every minute, until it is closed. */
    public static CredentialSweeper start(TenantDatabase database, SecretStore secrets) {
        return start(database, secrets, PERIOD);
    }

    static CredentialSweeper start(TenantDatabase database, SecretStore secrets, Duration period) {
        CredentialSweeper sweeper = new CredentialSweeper(database, secrets);
        sweeper.repeated.start(sweeper::sweep, period);
        return sweeper;
    }

    /** Deletes all that is due. Throws nothing: a failure is logged, once until it is over or another one. */
    synchronized void sweep() {
        try {
            repeated.report(sweepPages());
        } catch (RuntimeException e) {
            repeated.report(e);
        }
    }

    /** Waits up to 5 seconds for a deletion that is under way. */
    @Override
    public void close() {
        repeated.close();
    }

    /** The last failure; null when there was none. One tenant's does not stop the others. */
    private @Nullable RuntimeException sweepPages() {
        RuntimeException failure = null;
        for (List<Due> page = due.page(null); !page.isEmpty(); page = due.page(page.get(page.size() - 1))) {
            for (Due connection : page) {
                try {
                    sweep(connection);
                } catch (DatabaseUnavailableException e) {
                    throw e;
                } catch (RuntimeException e) {
                    failure = e;
                }
            }
        }
        return failure;
    }

    private void sweep(Due connection) {
        Caller system = Caller.system(connection.tenant());
        Optional<ConnectionRow> row = store.inTransaction(system, transaction -> transaction.find(connection));
        if (row.isPresent()) {
            obsolete.delete(system, row.get());
            store.inTransaction(system, transaction -> {
                transaction.swept(connection);
                return true;
            });
        }
    }
}
