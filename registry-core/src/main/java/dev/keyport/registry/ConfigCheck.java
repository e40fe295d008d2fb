package dev.keyport.registry;

import dev.keyport.database.TenantDatabase;
import dev.keyport.port.AdapterFactory;
import dev.keyport.port.Caller;
import dev.keyport.port.TenantId;
import dev.keyport.registry.InvalidConfigException.Violation;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.event.EventType;
import dev.keyport.registry.internal.RepeatedWork;
import dev.keyport.registry.internal.jdbi.ConnectionDetails;
import dev.keyport.registry.internal.jdbi.EveryTenant;
import dev.keyport.registry.internal.jdbi.TenantStore;
import dev.keyport.registry.internal.jdbi.TenantTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * Finds stored configurations that the schemas of the installed providers do not accept any more.
 *
 * <p>Goes over the connections of all tenants once, on a thread of its own, and notes at each what is wrong: where and by which rule,
 * never the value. What changes is told as an event. No configuration is dropped and no connection is switched off. Running on several
 * nodes at once does no harm; a database that does not answer is asked again a minute later. Connections without an installed adapter
 * are left alone. Thread-safe.
 */
public final class ConfigCheck implements AutoCloseable {

    private static final Duration RETRY = Duration.ofMinutes(1);
    private static final int MAX_REFUSAL = 500;

    private final EveryTenant tenants;
    private final TenantStore store;
    private final AdapterCatalog catalog;
    private final ConfigRules rules = new ConfigRules();
    private final RepeatedWork thread = new RepeatedWork(
            "keyport-config-check",
            LoggerFactory.getLogger(ConfigCheck.class),
            new RepeatedWork.Messages(
                    "stored configurations are not checked while the database does not answer",
                    "stored configurations cannot be checked yet",
                    "stored configurations are checked"));
    private boolean done;

    ConfigCheck(TenantDatabase database, AdapterCatalog catalog) {
        this.tenants = new EveryTenant(database);
        this.store = new TenantStore(database);
        this.catalog = catalog;
    }

    /** Starts to look. */
    public static ConfigCheck start(TenantDatabase database, AdapterCatalog catalog) {
        ConfigCheck check = new ConfigCheck(database, catalog);
        check.thread.start(check::look, RETRY);
        return check;
    }

    /** Waits up to 5 seconds for a tenant that is being looked at. */
    @Override
    public void close() {
        thread.close();
    }

    private synchronized void look() {
        if (done) {
            return;
        }
        try {
            run();
            done = true;
            thread.report(null);
        } catch (RuntimeException e) {
            thread.report(e);
        }
    }

    void run() {
        TenantId last = null;
        for (List<TenantId> page = tenants.withConnections(last);
                !page.isEmpty();
                page = tenants.withConnections(last)) {
            page.forEach(this::check);
            last = page.get(page.size() - 1);
        }
    }

    private void check(TenantId tenant) {
        Caller system = Caller.system(tenant);
        List<ConnectionDetails> stored = store.inTransaction(
                system, transaction -> transaction.connections().list(null));
        for (ConnectionDetails connection : stored) {
            if (isNews(connection)) {
                store.inTransaction(system, transaction -> note(transaction, connection.id()));
            }
        }
    }

    private boolean isNews(ConnectionDetails connection) {
        return catalog.find(connection.domain(), connection.provider())
                .map(factory -> !refusal(factory, connection).equals(Optional.ofNullable(connection.configRefusal())))
                .orElse(false);
    }

    private boolean note(TenantTransaction transaction, UUID id) {
        Optional<ConnectionDetails> current = transaction.connections().lock(id).filter(this::isNews);
        current.ifPresent(connection -> {
            String refusal = catalog.find(connection.domain(), connection.provider())
                    .flatMap(factory -> refusal(factory, connection))
                    .orElse(null);
            transaction.observations().configRefused(id, refusal);
            if (refusal == null) {
                ConfigRules.accepted(transaction, connection);
            } else {
                refused(transaction, connection, refusal);
            }
        });
        return current.isPresent();
    }

    private static void refused(TenantTransaction transaction, ConnectionDetails connection, String refusal) {
        Map<String, Object> meta = Connections.meta(connection);
        meta.put("refusal", refusal);
        transaction.log(Event.warning(
                EventType.CONFIG_REFUSED,
                connection.id(),
                "The provider does not accept the configuration any more.",
                meta));
    }

    private Optional<String> refusal(AdapterFactory<?> factory, ConnectionDetails connection) {
        return rules.refusal(factory, connection.row().config())
                .map(refused ->
                        refused.violations().stream().map(ConfigCheck::sentence).collect(Collectors.joining("; ")))
                .map(text -> text.length() <= MAX_REFUSAL ? text : text.substring(0, MAX_REFUSAL - 1) + "…");
    }

    private static String sentence(Violation violation) {
        return "config" + violation.path() + " " + violation.message();
    }
}
