package dev.keyport.registry;

import com.zaxxer.hikari.HikariDataSource;
import dev.keyport.adapters.noop.NoOpAdapters;
import dev.keyport.database.DatabaseMigration;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.ActorId;
import dev.keyport.port.AdapterFactory;
import dev.keyport.port.AuthType;
import dev.keyport.port.Caller;
import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.Credential;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.IntegrationPort;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Role;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.accounting.AccountingProvider;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.secrets.aesgcm.AesGcmSecretStore;
import dev.keyport.secrets.aesgcm.KeyRing;
import dev.keyport.testing.TestDatabase;
import dev.keyport.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The registry over a database of its own, with the no-ops and one vendor that needs a key. */
final class RegistryFixture implements AutoCloseable {

    static final Caller ACME = caller("acme", Role.OWNER);
    static final Caller GLOBEX = caller("globex", Role.ADMIN);
    static final ProviderSlug TOKENS = new ProviderSlug("tokens");
    static final ProviderSlug LOGIN = new ProviderSlug("login");
    private static final String PASSWORD = "runtime";

    final TestDatabase postgres;
    private final HikariDataSource pool;
    final TenantDatabase database;
    final AdapterCatalog catalog;
    final SecretStore secrets;
    final TenantSnapshots snapshots;
    final IntegrationRegistry registry;
    final IntegrationGuard guard;
    final DomainService domains;
    final ConnectionService connections;
    final CredentialService credentials;
    final TenantSettingsService settings;

    RegistryFixture() {
        this(withVendor());
    }

    RegistryFixture(List<AdapterFactory<?>> installed) {
        this(TestPostgres.shared().newDatabase("keyport_migrated", RegistryFixture::migrate), installed);
    }

    private RegistryFixture(TestDatabase postgres, List<AdapterFactory<?>> installed) {
        this(postgres, pool(postgres), null, installed);
    }

    private RegistryFixture(
            TestDatabase postgres,
            HikariDataSource pool,
            @Nullable SecretStore secrets,
            List<AdapterFactory<?>> installed) {
        this.postgres = postgres;
        this.pool = pool;
        this.database = new TenantDatabase(pool);
        this.secrets = secrets == null ? AesGcmSecretStore.open(database, KeyRing.ofSingleKey(key())) : secrets;
        catalog = new AdapterCatalog(installed);
        snapshots = new TenantSnapshots(database, catalog, this.secrets);
        registry = new IntegrationRegistry(database, catalog, snapshots);
        guard = new IntegrationGuard(snapshots);
        domains = new DomainService(database, catalog, this.secrets, snapshots);
        connections = new ConnectionService(database, catalog, this.secrets, snapshots);
        credentials = new CredentialService(database, catalog, this.secrets, snapshots);
        settings = new TenantSettingsService(database, snapshots);
    }

    static List<AdapterFactory<?>> noOps() {
        return NoOpAdapters.factories(Clock.systemUTC());
    }

    static List<AdapterFactory<?>> withVendor() {
        List<AdapterFactory<?>> factories = new ArrayList<>(noOps());
        factories.add(new KeyedAccounting.Factory());
        factories.add(new KeyedAccounting.Factory(TOKENS, AuthType.OAUTH2));
        factories.add(new KeyedAccounting.Factory(LOGIN, AuthType.BASIC));
        return factories;
    }

    static Caller caller(String tenant, Role role) {
        return new Caller(new TenantId(tenant), new ActorId("alice"), role);
    }

    DataSource runtime() {
        return postgres.dataSource("keyport_app", PASSWORD);
    }

    private static HikariDataSource pool(TestDatabase postgres) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(postgres.dataSource("keyport_app", PASSWORD));
        pool.setMinimumIdle(0);
        pool.setMaximumPoolSize(40);
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Another host on the same database. */
    RegistryFixture otherNode() {
        return new RegistryFixture(postgres, pool, secrets, withVendor());
    }

    /** A host with other adapters on the same database. */
    RegistryFixture with(List<AdapterFactory<?>> installed) {
        return new RegistryFixture(postgres, pool, secrets, installed);
    }

    /** Opts the tenant acme in to everything, and switches the {@link StandIn} of a port on with all it can do. */
    void ready(Class<? extends IntegrationPort> port) {
        IntegrationDomain domain = catalog.domain(port);
        settings.update(ACME, before -> new TenantSettings(true, true, true));
        domains.configure(ACME, domain, StandIn.SLUG, null);
        domains.toggle(ACME, domain, true);
        switches("{}");
    }

    /** Switches capabilities of every connection on and off. */
    void switches(String json) {
        change("update keyport.connection set capability_switches = '" + json + "'");
        snapshots.invalidateAll();
    }

    /** What the adapter that serves accounting knows. */
    ConnectionContext context(Caller caller) {
        int accounting = catalog.ordinal(AccountingProvider.class);
        return ((KeyedAccounting)
                        snapshots.get(caller.tenant()).served()[accounting].adapter())
                .context();
    }

    /** Changes rows past all policies. */
    void change(String sql) {
        try (Connection connection = postgres.adminConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void setKey(Caller caller, String key) {
        try (Secret secret = Secret.ofUtf8(key)) {
            domains.setKey(caller, IntegrationDomain.ACCOUNTING, secret);
        }
    }

    /** Stores a key of the keyed vendor. */
    void setCredential(Caller caller, ConnectionId connection, CredentialTerms terms) {
        try (Credential key = Credential.apiKey(Secret.ofUtf8("sk_live_0123456789abcWXYZ"))) {
            credentials.set(caller, connection, null, key, terms);
        }
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

    private static String key() {
        byte[] key = new byte[32];
        new Random(7).nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
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
