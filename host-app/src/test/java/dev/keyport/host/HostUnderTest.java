package dev.keyport.host;

import com.zaxxer.hikari.HikariDataSource;
import dev.keyport.actions.StandardActions;
import dev.keyport.adapters.noop.NoOpAdapters;
import dev.keyport.database.TenantDatabase;
import dev.keyport.host.development.UnpackedPostgres;
import dev.keyport.host.http.DevelopmentRoutes;
import dev.keyport.host.http.EventExports;
import dev.keyport.host.http.EventRoutes;
import dev.keyport.host.http.HttpServer;
import dev.keyport.host.http.IdempotentRequests;
import dev.keyport.host.http.OpenRoute;
import dev.keyport.host.http.Refusals;
import dev.keyport.host.http.Route;
import dev.keyport.host.page.PageServices;
import dev.keyport.host.page.SettingsPages;
import dev.keyport.host.settings.ServeSettings;
import dev.keyport.host.settings.Setting;
import dev.keyport.host.settings.Settings;
import dev.keyport.host.signin.EndedSessions;
import dev.keyport.host.signin.PageRoute;
import dev.keyport.host.token.DevelopmentTokens;
import dev.keyport.port.AdapterFactory;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.storage.StorageService;
import dev.keyport.registry.AdapterCatalog;
import dev.keyport.registry.ConnectionService;
import dev.keyport.registry.CredentialService;
import dev.keyport.registry.DomainService;
import dev.keyport.registry.IntegrationRegistry;
import dev.keyport.registry.TenantSettingsService;
import dev.keyport.registry.TenantSnapshots;
import dev.keyport.registry.event.EventLog;
import dev.keyport.registry.idempotency.IdempotencyStore;
import dev.keyport.registry.idempotency.RequestHashes;
import dev.keyport.registry.job.Actions;
import dev.keyport.registry.job.JobService;
import dev.keyport.secrets.aesgcm.AesGcmSecretStore;
import dev.keyport.secrets.aesgcm.KeyRing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A host in development mode on its own data folder. The shared one serves all tests of the JVM; each has tenants of its own. */
public final class HostUnderTest implements AutoCloseable {

    private static final String KEY = newKey();
    private static final HostUnderTest SHARED = start();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(SHARED::close));
    }

    private final Path data;
    private final RunningHost host;
    private final HikariDataSource runtime;
    private final HikariDataSource superuser;

    private HostUnderTest(Path data, RunningHost host) throws IOException {
        this.data = data;
        this.host = host;
        String[] login = read("pgpass").split(":");
        String url = "jdbc:postgresql://" + login[0] + ":" + login[1] + "/" + login[2];
        this.runtime = pool(url, login[3], login[4]);
        this.superuser = pool(url, "postgres", read("keys/postgresql-superuser"));
    }

    public static HostUnderTest shared() {
        return SHARED;
    }

    public static HostUnderTest start() {
        try {
            Path data = Files.createTempDirectory("keyport-http");
            UnpackedPostgres.lendTo(data);
            Map<Setting, String> flags =
                    Map.of(Setting.PORT, "0", Setting.DATA, data.toString(), Setting.ENCRYPTION_KEY, KEY);
            ServeSettings settings = ServeSettings.from(Settings.of(flags, Map.of()));
            return new HostUnderTest(data, Wiring.start(settings, List.of(), Clock.systemUTC()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return host.port();
    }

    /** Every route that the host wires, over the database of this one. */
    public List<Route> routes(Optional<StorageService> storage) {
        return routes(storage, List.of());
    }

    /** The same, with more adapters than the host has. */
    public List<Route> routes(Optional<StorageService> storage, List<AdapterFactory<?>> more) {
        return routes(storage, services(more));
    }

    private List<Route> routes(Optional<StorageService> storage, PageServices services) {
        return Wiring.routes(
                new Wiring.Integrations(services.domains(), services.connections(), services.credentials()),
                services.settings(),
                new EventRoutes(services.events(), exports(services)),
                services.registry(),
                new JobService(
                        new TenantDatabase(runtime), services.registry(), new Actions(StandardActions.all()), () -> {}),
                storage);
    }

    private PageServices services(List<AdapterFactory<?>> more) {
        TenantDatabase database = new TenantDatabase(runtime);
        SecretStore secrets = AesGcmSecretStore.open(database, KeyRing.ofSingleKey(KEY));
        AdapterCatalog catalog = new AdapterCatalog(withNoOps(more));
        TenantSnapshots snapshots = new TenantSnapshots(database, catalog, secrets);
        return new PageServices(
                catalog,
                new DomainService(database, catalog, secrets, snapshots),
                new ConnectionService(database, catalog, secrets, snapshots),
                new CredentialService(database, catalog, secrets, snapshots),
                new TenantSettingsService(database, snapshots),
                new IntegrationRegistry(database, catalog, snapshots),
                new EventLog(database));
    }

    private static EventExports exports(PageServices services) {
        return new EventExports(services.events(), Clock.systemUTC());
    }

    /** A server of API and pages over the database of this host, with more adapters than the host has. */
    public HttpServer serve(DevelopmentTokens tokens, List<AdapterFactory<?>> more) {
        PageServices services = services(more);
        SettingsPages settings = new SettingsPages();
        List<OpenRoute> open = new ArrayList<>(settings.files());
        open.addAll(new DevelopmentRoutes(tokens).routes());
        open.addAll(new PageWiring(keys(), endedSessions(), Clock.systemUTC(), settings.signIn())
                .development(settings.pages(services, exports(services))));
        List<Route> routes = routes(Optional.empty(), services);
        return HttpServer.start(
                "127.0.0.1", 0, tokens.verifier(), idempotentRequests(), new Refusals(services.events()), open, routes);
    }

    /** The sessions of its pages that are over. */
    public EndedSessions endedSessions() {
        return new EndedSessions(new EventLog(new TenantDatabase(runtime)));
    }

    /** The keys that seal what it keeps. */
    public KeyRing keys() {
        return KeyRing.ofSingleKey(KEY);
    }

    /** Every page that the host wires. */
    public List<PageRoute> pages() {
        PageServices services = services(List.of());
        return new SettingsPages().pages(services, exports(services));
    }

    /** What does requests once that are repeated, over the database of this host. */
    public IdempotentRequests idempotentRequests() {
        TenantDatabase database = new TenantDatabase(runtime);
        return new IdempotentRequests(
                new IdempotencyStore(database),
                new RequestHashes(AesGcmSecretStore.open(database, KeyRing.ofSingleKey(KEY))));
    }

    /** Tells the log of this host who was refused. */
    public Refusals refusals() {
        return new Refusals(new EventLog(new TenantDatabase(runtime)));
    }

    /** The first column of what a query finds as the runtime role of this tenant. */
    public List<String> query(String tenant, String sql) throws SQLException {
        try (Connection connection = runtime.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement enter = connection.prepareStatement(
                    "select set_config('role', 'keyport_app', true), set_config('keyport.tenant', ?, true),"
                            + " set_config('keyport.role', 'owner', true)")) {
                enter.setString(1, tenant);
                enter.execute();
            }
            List<String> found = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(sql);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    /** A connection of the superuser, whom no policy binds. */
    public Connection superuser() throws SQLException {
        return superuser.getConnection();
    }

    /** The folder that holds a tenant's documents. */
    public Path documents(String tenant) {
        return data.resolve("documents/keyport/org").resolve(tenant);
    }

    /** Makes PostgreSQL close every connection and stop. */
    public void stopDatabase() throws Exception {
        ProcessHandle server = ProcessHandle.of(Long.parseLong(
                        Files.readAllLines(find("postmaster.pid")).get(0)))
                .orElseThrow();
        new ProcessBuilder("kill", "-INT", String.valueOf(server.pid())).start().waitFor();
        server.onExit().get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        runtime.close();
        superuser.close();
        host.close();
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<AdapterFactory<?>> withNoOps(List<AdapterFactory<?>> more) {
        List<AdapterFactory<?>> adapters = new ArrayList<>(NoOpAdapters.factories(Clock.systemUTC()));
        adapters.addAll(more);
        return adapters;
    }

    private Path find(String name) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    private String read(String name) throws IOException {
        return Files.readString(data.resolve(name)).strip();
    }

    /** One that connects when it is used first. */
    private static HikariDataSource pool(String url, String user, String password) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(8);
        pool.setMinimumIdle(0);
        return pool;
    }

    private static String newKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
