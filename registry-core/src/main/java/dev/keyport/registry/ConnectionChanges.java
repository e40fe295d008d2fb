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
            String before = stored.map(connection -> connection.row().config()).orElse(EMPTY);
            List<String> changed = changed(before, configJson == null ? before : configJson);
            if (configJson == null) {
                configs.check(factory, before);
            }
            if (stored.isPresent()
                    && stored.get().active()
                    && changed.isEmpty()
                    && stored.get().configRefusal() == null) {
                return stored.get();
            }
            stored.ifPresent(old -> configs.leave(transaction, factory, old.row()));
            ConnectionDetails selected = transaction.select(domain, provider, configJson);
            logSelection(transaction, previous, stored, selected, changed);
            stored.ifPresent(old -> configs.enter(transaction, factory, old, selected));
            return selected;
        });
    }

    private static void logSelection(
            TenantTransaction transaction,
            Optional<ConnectionDetails> previous,
            Optional<ConnectionDetails> stored,
            ConnectionDetails selected,
            List<String> changed) {
        Map<String, Object> meta = Connections.meta(selected);
        previous.ifPresent(before -> meta.put("previousProvider", before.row().provider()));
        meta.put("fields", named(changed));
        transaction.log(Event.info(EventType.CONFIGURED, selected.id(), "The provider was configured.", meta));
        if (stored.isPresent()
                && stored.get().row().enabled()
                && !selected.row().enabled()) {
            transaction.log(Event.info(
                    EventType.DISABLED,
                    selected.id(),
                    "The connection was disabled: it was selected for its domain anew.",
                    Connections.meta(selected)));
        }
        previous.filter(before -> !before.id().equals(selected.id()))
                .ifPresent(before -> logReplaced(transaction, before, selected));
    }

    private static void logReplaced(
            TenantTransaction transaction, ConnectionDetails before, ConnectionDetails selected) {
        Map<String, Object> meta = Connections.meta(before);
        meta.put("nextProvider", selected.row().provider());
        transaction.log(Event.info(
                EventType.CONNECTION_DEACTIVATED, before.id(), "Another connection serves the domain now.", meta));
    }

    private static List<String> named(List<String> changed) {
        return List.copyOf(changed.subList(0, Math.min(changed.size(), MAX_NAMED)));
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
            Optional<ConnectionDetails> previous = transaction.connections().findActive(before.domain());
            Map<String, Object> meta = Connections.meta(before);
            previous.ifPresent(other -> meta.put("previousProvider", other.row().provider()));
            transaction.log(Event.info(
                    EventType.CONNECTION_ACTIVATED, before.id(), "The connection serves its domain now.", meta));
            previous.ifPresent(other -> logReplaced(transaction, other, before));
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
        ConnectionDetails after = transaction.connections().change(before.id(), label, config, switches, configured);
        Map<String, Object> meta = Connections.meta(after);
        meta.put("fields", named(changed));
        transaction.log(Event.info(EventType.CONNECTION_CHANGED, after.id(), "The connection was changed.", meta));
        if (configured) {
            configs.enter(transaction, connections.requireAdapter(before), before, after);
        }
        return after;
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
        changed.addAll(changed(before.row().config(), config));
        new TreeMap<>(capabilities).forEach((id, enabled) -> {
            if (!enabled.equals(before.switches().getOrDefault(id, true))) {
                changed.add("capabilities/" + id);
            }
        });
        return changed;
    }

    private static List<String> changed(String before, String after) {
        return ConfigDifference.paths(before, after).stream()
                .map(path -> "config" + path)
                .toList();
    }

    private static @Nullable String blankToNull(@Nullable String label) {
        return label == null || label.isBlank() ? null : label;
    }
}
