package dev.keyport.registry;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.Caller;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import dev.keyport.registry.event.Event;
import dev.keyport.registry.event.EventType;
import dev.keyport.registry.internal.jdbi.ConnectionDetails;
import dev.keyport.registry.internal.jdbi.ConnectionRow;
import dev.keyport.registry.internal.jdbi.TenantTransaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Creates, changes, activates and deletes connections.
 *
 * <p>Whatever decides which connection is active locks the domain first and a connection second, and nothing else locks two: no
 * two changes wait for each other.
 */
final class ConnectionChanges {

    private static final String EMPTY = "{}";
    private static final int MAX_NAMED = 50;

    private final Connections connections;
    private final ConfigRules configs;
    private final Credentials credentials;

    ConnectionChanges(Connections connections, ConfigRules configs, Credentials credentials) {
        this.connections = connections;
        this.configs = configs;
        this.credentials = credentials;
    }

    ConnectionDetails create(
            Caller caller,
            IntegrationDomain domain,
            ProviderSlug provider,
            @Nullable String label,
            @Nullable String configJson) {
        ConnectionPatch.requireLabel(label);
        String config = configJson == null ? EMPTY : configJson;
        configs.check(connections.requireProvider(domain, provider), config);
        return connections.change(caller, transaction -> {
            transaction.lockDomain(domain);
            boolean first = transaction.connections().findActive(domain).isEmpty();
            ConnectionDetails created = transaction
                    .connections()
                    .insert(domain, provider, blankToNull(label), config, first)
                    .orElseThrow(() -> new ConnectionExistsException(provider));
            Map<String, Object> meta = Connections.meta(created);
            meta.put("active", first);
            transaction.log(
                    Event.info(EventType.CONNECTION_CREATED, created.id(), "The provider was connected.", meta));
            return created;
        });
    }

    /**
     * Selects the provider of a domain, connects it when it is not, and lets it serve the domain.
     *
     * @param seen refuses when what serves the domain by then is not what the caller saw
     */
    ConnectionDetails select(
            Caller caller,
            IntegrationDomain domain,
            SeenSelection seen,
            ProviderSlug provider,
            @Nullable String configJson) {
        AdapterFactory<?> factory = connections.requireProvider(domain, provider);
        if (configJson != null) {
            configs.check(factory, configJson);
        }
        return connections.change(caller, transaction -> {
            transaction.lockDomain(domain);
            Optional<ConnectionDetails> previous = transaction.connections().findActive(domain);
            Optional<ConnectionDetails> stored = transaction.connections().lock(domain, provider);
            seen.check(previous, configJson == null ? Optional.empty() : stored);
            if (configJson == null) {
                configs.check(
                        factory,
                        stored.map(connection -> connection.row().config()).orElse(EMPTY));
            }
            stored.ifPresent(before -> configs.leave(transaction, factory, before.row()));
            stored.filter(before -> configJson != null && isOther(before, configJson))
                    .ifPresent(before -> transaction.health().forget(before.id()));
            ConnectionDetails selected = transaction.select(domain, provider, configJson);
            Map<String, Object> meta = Connections.meta(selected);
            previous.ifPresent(
                    before -> meta.put("previousProvider", before.row().provider()));
            transaction.log(Event.info(EventType.CONFIGURED, selected.id(), "The provider was configured.", meta));
            stored.ifPresent(before -> configs.enter(transaction, factory, before, selected));
            return selected;
        });
    }

    ConnectionDetails patch(Caller caller, ConnectionChoice which, ConnectionPatch patch) {
        return connections.change(caller, transaction -> {
            ConnectionDetails before = which.requireLocked(transaction);
            String label = patch.label() == null ? before.label() : blankToNull(patch.label());
            String config = patch.configJson() == null ? before.row().config() : patch.configJson();
            Map<String, Boolean> switches = new HashMap<>(before.switches());
            switches.putAll(patch.capabilities());
            checkCapabilities(before, patch.capabilities());
            if (patch.configJson() != null) {
                configs.check(connections.requireAdapter(before), config);
            }
            List<String> changed = changed(before, label, config, patch.capabilities());
            return changed.isEmpty()
                    ? before
                    : write(transaction, before, label, config, switches, patch.configJson() != null, changed);
        });
    }

    ConnectionDetails activate(Caller caller, ConnectionChoice which) {
        return connections.change(caller, transaction -> {
            transaction.lockDomain(which.require(transaction).domain());
            ConnectionDetails before = which.requireLocked(transaction);
            if (before.active()) {
                return before;
            }
            Map<String, Object> meta = Connections.meta(before);
            transaction
                    .connections()
                    .findActive(before.domain())
                    .ifPresent(previous ->
                            meta.put("previousProvider", previous.row().provider()));
            transaction.log(Event.info(
                    EventType.CONNECTION_ACTIVATED, before.id(), "The connection serves its domain now.", meta));
            return transaction.connections().setActive(before);
        });
    }

    /**
     * Deletes the credential first, so that no ciphertext is left that nothing points to: when the secret store does not answer,
     * the connection stays, switched off and without its credential, and deleting it can be repeated. Nobody can start a job of it
     * from its first transaction on. Repeats itself while somebody stores another credential in between.
     */
    void delete(Caller caller, ConnectionChoice which, ConnectionChoice regardless) {
        ConnectionChoice next = which;
        boolean deleted = false;
        while (!deleted) {
            ConnectionChoice choice = next;
            ConnectionRow row = connections.change(caller, transaction -> retire(transaction, choice));
            credentials.deleteForgotten(caller, row);
            deleted = connections.change(caller, transaction -> deleteWithoutCredential(transaction, regardless));
            next = regardless;
        }
    }

    private ConnectionRow retire(TenantTransaction transaction, ConnectionChoice which) {
        ConnectionDetails connection = which.requireLocked(transaction);
        requireIdle(transaction, connection);
        boolean forgotten = connection.row().credentialVersion() != null;
        ConnectionRow row = forgotten ? credentials.forget(transaction, connection) : connection.row();
        if (connection.row().enabled() && !(forgotten && connections.needsCredential(connection))) {
            transaction.connections().setEnabled(connection.id(), false);
            transaction.log(Event.info(
                    EventType.DISABLED,
                    connection.id(),
                    "The connection was disabled: it is being deleted.",
                    Connections.meta(connection)));
        }
        return row;
    }

    private static void requireIdle(TenantTransaction transaction, ConnectionDetails connection) {
        if (transaction.jobs().isBusy(connection.id())) {
            throw new ConnectionBusyException();
        }
    }

    private static boolean deleteWithoutCredential(TenantTransaction transaction, ConnectionChoice which) {
        ConnectionDetails connection = which.requireLocked(transaction);
        if (connection.row().credentialVersion() != null) {
            return false;
        }
        requireIdle(transaction, connection);
        transaction.connections().delete(connection.id());
        Map<String, Object> meta = Connections.meta(connection);
        meta.put("active", connection.active());
        transaction.log(Event.info(EventType.CONNECTION_DELETED, connection.id(), "The connection was deleted.", meta));
        return true;
    }

    private ConnectionDetails write(
            TenantTransaction transaction,
            ConnectionDetails before,
            @Nullable String label,
            String config,
            Map<String, Boolean> switches,
            boolean configured,
            List<String> changed) {
        if (configured) {
            configs.leave(transaction, connections.requireAdapter(before), before.row());
        }
        if (isOther(before, config)) {
            transaction.health().forget(before.id());
        }
        ConnectionDetails after = transaction.connections().change(before.id(), label, config, switches, configured);
        Map<String, Object> meta = Connections.meta(after);
        meta.put("fields", String.join(", ", changed.subList(0, Math.min(changed.size(), MAX_NAMED))));
        transaction.log(Event.info(EventType.CONNECTION_CHANGED, after.id(), "The connection was changed.", meta));
        if (configured) {
            configs.enter(transaction, connections.requireAdapter(before), before, after);
        }
        return after;
    }

    private static boolean isOther(ConnectionDetails before, String config) {
        return !ConfigDifference.paths(before.row().config(), config).isEmpty();
    }

    private void checkCapabilities(ConnectionDetails connection, Map<String, Boolean> switches) {
        if (!switches.isEmpty()
                && connections.requireAdapter(connection).descriptor().capabilities().stream()
                                .filter(capability -> switches.containsKey(capability.id()))
                                .count()
                        < switches.size()) {
            throw UnknownException.capability(connection.provider());
        }
    }

    private static List<String> changed(
            ConnectionDetails before, @Nullable String label, String config, Map<String, Boolean> capabilities) {
        List<String> changed = new ArrayList<>();
        if (!Objects.equals(label, before.label())) {
            changed.add("label");
        }
        ConfigDifference.paths(before.row().config(), config).forEach(path -> changed.add("config" + path));
        new TreeMap<>(capabilities).forEach((id, enabled) -> {
            if (!enabled.equals(before.switches().getOrDefault(id, true))) {
                changed.add("capabilities/" + id);
            }
        });
        return changed;
    }

    private static @Nullable String blankToNull(@Nullable String label) {
        return label == null || label.isBlank() ? null : label;
    }
}
