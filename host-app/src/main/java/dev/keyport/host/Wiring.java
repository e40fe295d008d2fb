package dev.keyport.host;

import com.zaxxer.hikari.HikariDataSource;
import dev.keyport.actions.StandardActions;
import dev.keyport.adapters.noop.NoOpAdapters;
import dev.keyport.adapters.s3.BucketCheck;
import dev.keyport.adapters.s3.InvalidS3ConfigException;
import dev.keyport.adapters.s3.S3Config;
import dev.keyport.adapters.s3.S3StorageService;
import dev.keyport.database.TenantChanges;
import dev.keyport.database.TenantDatabase;
import dev.keyport.host.http.AccountingRoutes;
import dev.keyport.host.http.AiRoutes;
import dev.keyport.host.http.ConnectionRoutes;
import dev.keyport.host.http.CredentialRoutes;
import dev.keyport.host.http.DevelopmentRoutes;
import dev.keyport.host.http.DocumentRoutes;
import dev.keyport.host.http.EventExports;
import dev.keyport.host.http.EventRoutes;
import dev.keyport.host.http.HealthRoutes;
import dev.keyport.host.http.HttpServer;
import dev.keyport.host.http.IdempotentRequests;
import dev.keyport.host.http.IntegrationRoutes;
import dev.keyport.host.http.JobRoutes;
import dev.keyport.host.http.NotificationRoutes;
import dev.keyport.host.http.OpenRoute;
import dev.keyport.host.http.PaymentRoutes;
import dev.keyport.host.http.Refusals;
import dev.keyport.host.http.Route;
import dev.keyport.host.http.SettingsRoutes;
import dev.keyport.host.http.SigningRoutes;
import dev.keyport.host.http.UseRoutes;
import dev.keyport.host.page.PageServices;
import dev.keyport.host.page.SettingsPages;
import dev.keyport.host.settings.KeySettings;
import dev.keyport.host.settings.ServeSettings;
import dev.keyport.host.settings.Setting;
import dev.keyport.host.settings.SettingException;
import dev.keyport.host.settings.StorageSettings;
import dev.keyport.host.signin.EndedSessions;
import dev.keyport.host.signin.PageRoute;
import dev.keyport.host.token.TokenVerifier;
import dev.keyport.port.AdapterFactory;
import dev.keyport.port.secrets.SecretStore;
import dev.keyport.port.storage.StorageService;
import dev.keyport.registry.AdapterCatalog;
import dev.keyport.registry.ConfigCheck;
import dev.keyport.registry.ConnectionService;
import dev.keyport.registry.CredentialExpiry;
import dev.keyport.registry.CredentialService;
import dev.keyport.registry.CredentialSweeper;
import dev.keyport.registry.DomainService;
import dev.keyport.registry.IntegrationRegistry;
import dev.keyport.registry.TenantSettingsService;
import dev.keyport.registry.TenantSnapshots;
import dev.keyport.registry.event.EventLog;
import dev.keyport.registry.event.EventRetention;
import dev.keyport.registry.idempotency.IdempotencyRetention;
import dev.keyport.registry.idempotency.IdempotencyStore;
import dev.keyport.registry.idempotency.RequestHashes;
import dev.keyport.registry.job.Actions;
import dev.keyport.registry.job.JobRetention;
import dev.keyport.registry.job.JobService;
import dev.keyport.registry.job.JobWorker;
import dev.keyport.secrets.aesgcm.AesGcmSecretStore;
import dev.keyport.secrets.aesgcm.InvalidKeyException;
import dev.keyport.secrets.aesgcm.KeyRing;
import io.javalin.util.JavalinBindException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: the only place where the parts of the host are made and put together, with plain constructors. */
final class Wiring {

    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final int POOL_SIZE = 10;

    private final List<AdapterFactory<?>> adapters;
    private final Clock clock;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private Wiring(List<AdapterFactory<?>> adapters, Clock clock) {
        this.adapters = adapters;
        this.clock = clock;
    }

    /**
     * Starts a host.
     *
     * @param adapters beside those that Keyport brings
     * @throws SettingException when a setting turns out to be wrong
     * @throws StartRefusedException when the host must not start
     */
    static RunningHost start(ServeSettings settings, List<AdapterFactory<?>> adapters, Clock clock) {
        Wiring wiring = new Wiring(adapters, clock);
        try {
            return wiring.start(settings);
        } catch (RuntimeException | Error e) {
            RunningHost.closeAll(wiring.parts);
            throw e;
        }
    }

    private RunningHost start(ServeSettings settings) {
        ListenAddress.requireFree(settings.host(), settings.port());
        Foundation foundation = foundation(settings);
        DataSource unpooled = HostDatabase.dataSource(foundation.database());
        HostDatabase.check(unpooled);
        TenantDatabase database = new TenantDatabase(pool(unpooled));
        SecretStore secrets = secretStore(database, foundation.keys(), settings.keys());
        Optional<StorageService> storage = foundation.storage().map(s3 -> storage(s3, settings.mode()));

        AdapterCatalog catalog = catalog();
        TenantSnapshots snapshots = new TenantSnapshots(database, catalog, secrets);
        Integrations integrations = new Integrations(
                new DomainService(database, catalog, secrets, snapshots),
                new ConnectionService(database, catalog, secrets, snapshots),
                new CredentialService(database, catalog, secrets, snapshots));
        TenantSettingsService tenantSettings = new TenantSettingsService(database, snapshots);
        IntegrationRegistry registry = new IntegrationRegistry(database, catalog, snapshots);

        parts.push(CredentialSweeper.start(database, secrets));
        parts.push(CredentialExpiry.start(database));
        parts.push(ConfigCheck.start(database, catalog));
        parts.push(EventRetention.start(database));
        parts.push(JobRetention.start(database));
        parts.push(IdempotencyRetention.start(database));
        Actions actions = new Actions(StandardActions.all());
        JobWorker worker = JobWorker.start(database, registry, actions, Map.of());
        parts.push(worker);
        JobService jobs = new JobService(database, registry, actions, worker::wake);
        parts.push(TenantChanges.listen(unpooled, snapshots::invalidate, snapshots::invalidateAll));
        List<OpenRoute> open = openRoutes(foundation, database);
        EventLog log = new EventLog(database);
        EventExports exports = new EventExports(log, clock);
        PageServices pages = new PageServices(
                catalog,
                integrations.domains(),
                integrations.connections(),
                integrations.credentials(),
                tenantSettings,
                registry,
                log);
        open.addAll(pages(foundation, pages, exports, new EndedSessions(log)));
        EventRoutes events = new EventRoutes(log, exports);
        List<Route> routes = routes(integrations, tenantSettings, events, registry, jobs, storage);
        IdempotentRequests requests =
                new IdempotentRequests(new IdempotencyStore(database), new RequestHashes(secrets));
        HttpServer server = listen(settings, foundation.tokens(), requests, new Refusals(log), open, routes);
        return new RunningHost(parts, server.port(), announcement(settings, foundation, server.port()));
    }

    private Foundation foundation(ServeSettings settings) {
        if (settings.mode() instanceof ServeSettings.Development development) {
            return DevelopmentFoundation.start(development.data(), settings.keys(), clock, parts);
        }
        ServeSettings.Production production = (ServeSettings.Production) settings.mode();
        return new Foundation(
                production.database(),
                production.storage(),
                settings.keys().required(),
                TokenVerifier.of(production.tokens(), clock),
                Optional.empty(),
                production.openId(),
                List.of());
    }

    private HikariDataSource pool(DataSource unpooled) {
        HikariDataSource pool = HostDatabase.pool(unpooled, POOL_SIZE);
        parts.push(pool);
        return pool;
    }

    private static SecretStore secretStore(TenantDatabase database, KeyRing keys, KeySettings settings) {
        try {
            return AesGcmSecretStore.open(database, keys, settings.crypto());
        } catch (InvalidKeyException e) {
            throw settings.refusal(e);
        }
    }

    private StorageService storage(StorageSettings settings, ServeSettings.Mode mode) {
        S3StorageService storage = new S3StorageService(s3(settings), clock);
        parts.push(storage);
        if (mode instanceof ServeSettings.Development) {
            storage.createBucketIfAbsent();
            return storage;
        }
        BucketCheck check = storage.checkBucket();
        switch (check) {
            case READY -> {}
            case NO_SUCH_BUCKET -> throw new SettingException(Setting.S3_BUCKET, "the server has no such bucket");
            case CREDENTIALS_REFUSED ->
                throw new SettingException(
                        Setting.S3_SECRET_KEY, "the server refuses this access key with this secret key");
            case UNREACHABLE ->
                LOG.warn("the document storage does not answer; documents are unavailable until it does");
        }
        return storage;
    }

    private static S3Config s3(StorageSettings settings) {
        try {
            return new S3Config(
                    settings.endpoint(),
                    settings.bucket(),
                    settings.region(),
                    settings.login().name(),
                    settings.login().password());
        } catch (InvalidS3ConfigException e) {
            Setting wrong = switch (e.part()) {
                case ENDPOINT -> Setting.S3_ENDPOINT;
                case BUCKET -> Setting.S3_BUCKET;
                case REGION -> Setting.S3_REGION;
                case ACCESS_KEY -> Setting.S3_ACCESS_KEY;
                case SECRET_KEY -> Setting.S3_SECRET_KEY;
            };
            throw new SettingException(wrong, String.valueOf(e.getMessage()));
        }
    }

    private AdapterCatalog catalog() {
        List<AdapterFactory<?>> all = new ArrayList<>(NoOpAdapters.factories(clock));
        all.addAll(adapters);
        return new AdapterCatalog(all);
    }

    private static List<OpenRoute> openRoutes(Foundation foundation, TenantDatabase database) {
        List<OpenRoute> routes = new ArrayList<>(new HealthRoutes(database).routes());
        foundation.developmentTokens().ifPresent(tokens -> routes.addAll(new DevelopmentRoutes(tokens).routes()));
        return routes;
    }

    private List<OpenRoute> pages(
            Foundation foundation, PageServices services, EventExports exports, EndedSessions ended) {
        SettingsPages settings = new SettingsPages();
        PageWiring wiring = new PageWiring(foundation.keys(), ended, clock, settings.signIn());
        List<PageRoute> pages = settings.pages(services, exports);
        List<OpenRoute> routes = new ArrayList<>(settings.files());
        routes.addAll(
                foundation.developmentTokens().isPresent()
                        ? wiring.development(pages)
                        : wiring.production(foundation.openId(), pages));
        return routes;
    }

    /** What configures the integrations of a tenant. */
    record Integrations(DomainService domains, ConnectionService connections, CredentialService credentials) {}

    static List<Route> routes(
            Integrations integrations,
            TenantSettingsService tenantSettings,
            EventRoutes events,
            IntegrationRegistry registry,
            JobService jobs,
            Optional<StorageService> storage) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(new IntegrationRoutes(integrations.domains()).routes());
        routes.addAll(new ConnectionRoutes(integrations.connections()).routes());
        routes.addAll(new CredentialRoutes(integrations.credentials()).routes());
        routes.addAll(new SettingsRoutes(tenantSettings).routes());
        routes.addAll(events.routes());
        routes.addAll(new UseRoutes(registry).routes());
        routes.addAll(new JobRoutes(jobs).routes());
        routes.addAll(new AccountingRoutes(registry).routes());
        routes.addAll(new AiRoutes(registry).routes());
        routes.addAll(new SigningRoutes(registry).routes());
        routes.addAll(new PaymentRoutes(registry).routes());
        routes.addAll(new NotificationRoutes(registry).routes());
        routes.addAll(new DocumentRoutes(storage).routes());
        return routes;
    }

    private HttpServer listen(
            ServeSettings settings,
            TokenVerifier tokens,
            IdempotentRequests requests,
            Refusals refusals,
            List<OpenRoute> open,
            List<Route> routes) {
        try {
            HttpServer server =
                    HttpServer.start(settings.host(), settings.port(), tokens, requests, refusals, open, routes);
            parts.push(server);
            return server;
        } catch (JavalinBindException e) {
            throw new SettingException(Setting.PORT, "the port is in use already, or may not be used");
        }
    }

    private static List<String> announcement(ServeSettings settings, Foundation foundation, int port) {
        String address = "http://" + settings.host() + ":" + port;
        if (foundation.developmentTokens().isEmpty()) {
            return List.of("Keyport " + HostCommand.version() + " listens on " + address);
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Keyport " + HostCommand.version() + ", development mode: for this machine only");
        lines.add("");
        lines.add("  Listening  " + address);
        lines.add("  Settings   " + address + "/settings/integrations");
        lines.addAll(foundation.announcement());
        lines.add("  Try next   curl -s " + address + "/dev/tokens -H 'Content-Type: application/json' \\");
        lines.add("               -d '{\"tenant\":\"acme\",\"subject\":\"alice\",\"role\":\"owner\"}'");
        lines.add("  Stop       Ctrl-C; everything is still there at the next start");
        lines.add("");
        return lines;
    }
}
