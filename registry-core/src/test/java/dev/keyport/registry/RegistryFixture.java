package dev.keyport.registry;

import dev.keyport.adapters.noop.NoOpAdapters;
import dev.keyport.database.DatabaseMigration;
import dev.keyport.database.TenantDatabase;
import dev.keyport.port.ActorId;
import dev.keyport.port.AdapterFactory;
import dev.keyport.port.Caller;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.Role;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
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

/** The registry over a database of its own, with the no-ops and one vendor that needs a key. */
final class RegistryFixture {

    static final Caller ACME = caller("acme", Role.OWNER);
    static final Caller GLOBEX = caller("globex", Role.ADMIN);
    private static final String PASSWORD = "runtime";

    final TestDatabase postgres = TestPostgres.shared().newDatabase("keyport_migrated", RegistryFixture::migrate);
    final TenantDatabase database = new TenantDatabase(runtime());
    final AdapterCatalog catalog;
    final SecretStore secrets = AesGcmSecretStore.open(database, KeyRing.ofSingleKey(key()));
    final TenantSnapshots snapshots;
    final IntegrationRegistry registry;
    final IntegrationGuard guard;
    final ConnectionService connections;
    final TenantSettingsService settings;

    RegistryFixture() {
        this(withVendor());
    }

    RegistryFixture(List<AdapterFactory<?>> installed) {
        catalog = new AdapterCatalog(installed);
        snapshots = new TenantSnapshots(database, catalog, secrets);
        registry = new IntegrationRegistry(catalog, snapshots);
        guard = new IntegrationGuard(snapshots);
        connections = new ConnectionService(database, catalog, secrets, snapshots);
        settings = new TenantSettingsService(database, snapshots);
    }

    static List<AdapterFactory<?>> noOps() {
        return NoOpAdapters.factories(Clock.systemUTC());
    }

    static List<AdapterFactory<?>> withVendor() {
        List<AdapterFactory<?>> factories = new ArrayList<>(noOps());
        factories.add(new KeyedAccounting.Factory());
        return factories;
    }

    static Caller caller(String tenant, Role role) {
        return new Caller(new TenantId(tenant), new ActorId("alice"), role);
    }

    DataSource runtime() {
        return postgres.dataSource("keyport_app", PASSWORD);
    }

    void setKey(Caller caller, String key) {
        try (Secret secret = Secret.ofUtf8(key)) {
            connections.setKey(caller, IntegrationDomain.ACCOUNTING, secret);
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
