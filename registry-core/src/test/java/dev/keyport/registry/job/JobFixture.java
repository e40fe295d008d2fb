package dev.keyport.registry.job;

import com.zaxxer.hikari.HikariDataSource;
import dev.keyport.database.DatabaseMigration;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.ActorId;
import dev.keyport.port.Caller;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.Credential;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Role;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.registry.AdapterCatalog;
import dev.keyport.registry.ConnectionService;
import dev.keyport.registry.CredentialService;
import dev.keyport.registry.CredentialTerms;
import dev.keyport.registry.IntegrationRegistry;
import dev.keyport.registry.TenantSnapshots;
import dev.keyport.registry.event.EventFilter;
import dev.keyport.registry.event.EventLog;
import dev.keyport.registry.event.LoggedEvent;
import dev.keyport.secrets.aesgcm.AesGcmSecretStore;
import dev.keyport.secrets.aesgcm.KeyRing;
import dev.keyport.testing.TestDatabase;
import dev.keyport.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Jobs of workshops over a database of its own. */
final class JobFixture implements AutoCloseable {

    static final Caller OWNER = caller("acme", "alice", Role.OWNER);
    static final Caller MANAGER = caller("acme", "mona", Role.MANAGER);
    static final Caller MEMBER = caller("acme", "bob", Role.MEMBER);
    static final Caller GLOBEX = caller("globex", "gil", Role.OWNER);
    static final JobTiming QUICK = new JobTiming(
            4,
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofMillis(50),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10));
    static final Backoff NO_DELAY = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), () -> 0);
    private static final String PASSWORD = "runtime";
    private static final IntegrationDomain DOMAIN = new IntegrationDomain("workshop");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final TestDatabase postgres = TestPostgres.shared().newDatabase("keyport_migrated", JobFixture::migrate);
    private final HikariDataSource pool = new HikariDataSource();
    final TenantDatabase database = new TenantDatabase(pool);
    final WorkshopVendor vendor = new WorkshopVendor(WorkshopVendor.SLUG);
    final Actions actions = new Actions(WorkshopActions.all());
    final ConnectionService connections;
    final CredentialService credentials;
    final IntegrationRegistry registry;
    final JobService jobs;

    JobFixture() {
        pool.setDataSource(postgres.dataSource("keyport_app", PASSWORD));
        pool.setMaximumPoolSize(12);
        pool.setMinimumIdle(0);
        byte[] key = new byte[32];
        new Random(7).nextBytes(key);
        AesGcmSecretStore secrets = AesGcmSecretStore.open(
                database, KeyRing.ofSingleKey(Base64.getEncoder().encodeToString(key)));
        AdapterCatalog catalog = new AdapterCatalog(List.of(new WorkshopVendor(ProviderSlug.NOOP), vendor));
        TenantSnapshots snapshots = new TenantSnapshots(database, catalog, secrets);
        connections = new ConnectionService(database, catalog, secrets, snapshots);
        credentials = new CredentialService(database, catalog, secrets, snapshots);
        registry = new IntegrationRegistry(database, catalog, snapshots);
        jobs = new JobService(database, registry, actions, () -> {});
    }

    static Caller caller(String tenant, String actor, Role role) {
        return new Caller(new TenantId(tenant), new ActorId(actor), role);
    }

    /** A connection of the tenant of this owner, switched on. */
    ConnectionId connected(Caller owner) {
        return connected(owner, WorkshopVendor.SLUG);
    }

    ConnectionId connected(Caller owner, ProviderSlug provider) {
        ConnectionId id =
                connections.create(owner, DOMAIN, provider, null, null).id();
        connections.enable(owner, id, null);
        return id;
    }

    /** Stores a key, though the provider needs none. */
    void setKey(Caller owner, ConnectionId connection, String text) {
        try (Credential key = Credential.apiKey(Secret.ofUtf8(text))) {
            credentials.set(owner, connection, null, key, CredentialTerms.NONE);
        }
    }

    JobWorker worker() {
        return worker(QUICK);
    }

    JobWorker worker(JobTiming timing) {
        return JobWorker.start(database, registry, actions, Map.of(), timing, NO_DELAY);
    }

    /** The job of a caller, once it has ended. */
    Job ended(Caller caller, JobId id) {
        until(() -> jobs.get(caller, id).state().hasEnded());
        return jobs.get(caller, id);
    }

    /** Starts a job and does it. */
    Job done(ConnectionId connection, String capability, String input) {
        Job job = jobs.start(OWNER, connection, capability, input);
        try (JobWorker worker = worker()) {
            return ended(OWNER, job.id());
        }
    }

    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not become so");
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** The types of the events of jobs, the oldest first. */
    List<String> told(Caller owner) {
        List<String> types = new ArrayList<>(new EventLog(database)
                .list(owner, EventFilter.ALL.withType("job."), null, 200).events().stream()
                        .map(LoggedEvent::type)
                        .toList());
        Collections.reverse(types);
        return types;
    }

    void change(String sql) {
        postgres.execute(sql);
    }

    /** Rows of one text column, read past all policies. */
    List<String> admin(String sql) {
        try (Connection connection = postgres.adminConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private static void migrate(TestDatabase database) {
        try (Secret admin = Secret.ofUtf8(database.adminPassword());
                Secret runtime = Secret.ofUtf8(PASSWORD)) {
            new DatabaseMigration(database.jdbcUrl(), database.adminUser(), admin).run("keyport_app", runtime);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
