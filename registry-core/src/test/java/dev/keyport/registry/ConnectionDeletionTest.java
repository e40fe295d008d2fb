package dev.keyport.registry;

import static dev.keyport.registry.RegistryFixture.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.Caller;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.Outcome;
import dev.keyport.port.accounting.AccountingProvider;
import dev.keyport.port.secrets.SecretName;
import dev.keyport.registry.job.Action;
import dev.keyport.registry.job.Actions;
import dev.keyport.registry.job.JobService;
import dev.keyport.registry.job.Step;
import dev.keyport.registry.job.Work;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job that is started while its connection is deleted. */
class ConnectionDeletionTest {

    private static final String CAPABILITY = "sync_customer";

    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture(installed());

    private final JobService jobs =
            new JobService(keyport.database, keyport.registry, new Actions(List.of(new SyncCustomer())), () -> {});
    private ConnectionId connection = new ConnectionId(new UUID(0, 0));

    @BeforeEach
    void connect() {
        keyport.ready(AccountingProvider.class);
        connection = keyport.connections.list(ACME).get(0).id();
        keyport.setCredential(ACME, connection, CredentialTerms.NONE);
    }

    @Test
    void delete_jobStartedBetweenItsTransactions_refusesTheJob() {
        List<Throwable> refused = new ArrayList<>();
        GatedStore gated = new GatedStore(keyport.secrets) {
            @Override
            void beforeDeleting(Caller caller, SecretName name) {
                refused.add(catchThrowable(() -> jobs.start(ACME, connection, CAPABILITY, "{}")));
            }
        };

        new ConnectionService(keyport.database, keyport.catalog, gated, keyport.snapshots)
                .delete(ACME, connection, null);

        assertThat(refused).hasSize(1).first().isInstanceOf(UseRefusedException.class);
        assertThat(keyport.connections.list(ACME)).isEmpty();
        assertThat(keyport.admin("select name from keyport.secret where name like 'accounting:%'"))
                .isEmpty();
        assertThat(keyport.admin("select id::text from keyport.job")).isEmpty();
    }

    @Test
    void start_whileTheConnectionIsSwitchedOff_waitsAndIsRefused() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection other = keyport.postgres.adminConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from keyport.connection for update");
            Future<?> start = thread.submit(() -> jobs.start(ACME, connection, CAPABILITY, "{}"));
            awaitLock();
            statement.executeUpdate("update keyport.connection set enabled = false");
            other.commit();

            assertThatThrownBy(start::get).hasCauseInstanceOf(UseRefusedException.class);
        } finally {
            thread.shutdownNow();
        }
        assertThat(keyport.admin("select id::text from keyport.job")).isEmpty();
    }

    @Test
    void delete_whileAJobWaits_isRefusedAndTakesNothing() {
        jobs.start(ACME, connection, CAPABILITY, "{}");

        assertThatThrownBy(() -> keyport.connections.delete(ACME, connection, null))
                .isInstanceOf(ConnectionBusyException.class);

        IntegrationConnection kept = keyport.connections.get(ACME, connection);
        assertThat(kept.enabled()).isTrue();
        assertThat(kept.credential()).isNotNull();
    }

    private void awaitLock() {
        List<String> waiting = List.of();
        while (waiting.isEmpty()) {
            waiting = keyport.admin("select pid::text from pg_stat_activity where datname = current_database()"
                    + " and wait_event_type = 'Lock'");
        }
    }

    private static List<AdapterFactory<?>> installed() {
        List<AdapterFactory<?>> installed = new ArrayList<>(RegistryFixture.noOps());
        installed.add(StandIn.of(AccountingProvider.class, call -> null));
        return installed;
    }

    private record SyncCustomer() implements Action<AccountingProvider> {

        @Override
        public String capability() {
            return CAPABILITY;
        }

        @Override
        public Class<AccountingProvider> port() {
            return AccountingProvider.class;
        }

        @Override
        public String inputSchema() {
            return "{}";
        }

        @Override
        public boolean isSync() {
            return false;
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public Step run(AccountingProvider port, Work work) {
            return Step.done(Outcome.CONFIRMED, Map.of(), null);
        }
    }
}
