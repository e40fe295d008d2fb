package dev.keyport.host.page;

import dev.keyport.port.AdapterFactory;
import dev.keyport.port.Caller;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.registry.CredentialInfo;
import dev.keyport.registry.CredentialState;
import dev.keyport.registry.IntegrationConnection;
import dev.keyport.registry.TenantSettings;
import dev.keyport.registry.event.EventFilter;
import dev.keyport.registry.event.EventType;
import dev.keyport.registry.event.LoggedEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows connections as they are now. */
final class Panels {

    private static final int RECENT = 20;

    /** What people change about a connection, apart from finding something out. */
    private static final Set<String> CHANGES = Stream.of(
                    EventType.CONFIGURED,
                    EventType.KEY_SET,
                    EventType.KEY_REMOVED,
                    EventType.ENABLED,
                    EventType.DISABLED,
                    EventType.CONNECTION_CREATED,
                    EventType.CONNECTION_CHANGED,
                    EventType.CONNECTION_ACTIVATED,
                    EventType.CONNECTION_DELETED)
            .map(EventType::value)
            .collect(Collectors.toUnmodifiableSet());

    private final PageServices services;

    Panels(PageServices services) {
        this.services = services;
    }

    Panel of(Page page, Place place, ConnectionId id) {
        Caller caller = page.caller().caller();
        return of(
                page,
                place,
                services.connections().get(caller, id),
                services.settings().get(caller));
    }

    Panel of(Page page, Place place, IntegrationConnection connection, TenantSettings settings) {
        Optional<ProviderDescriptor> descriptor = services.catalog()
                .find(connection.domain(), connection.provider())
                .map(AdapterFactory::descriptor);
        ProviderWords words =
                ProviderWords.of(services.catalog(), connection.domain(), connection.provider(), page.texts());
        return new Panel(
                place,
                connection,
                descriptor,
                words,
                descriptor
                        .map(known -> ConfigForm.stored(known, connection.configJson(), page.texts()))
                        .orElse(ConfigForm.NONE),
                place == Place.CONNECTION || settings.isEnabled(connection.domain()),
                next(connection, words, settings, page.texts()),
                TestLine.of(connection, words, page.texts()),
                recent(page, connection.id()).stream().findFirst().map(event -> line(event, page)),
                Optional.empty());
    }

    /** What somebody changed last; empty when the log does not say. */
    Optional<EventLine> lastChange(Page page, ConnectionId id) {
        return recent(page, id).stream()
                .filter(event -> CHANGES.contains(event.type()))
                .findFirst()
                .map(event -> line(event, page));
    }

    private List<LoggedEvent> recent(Page page, ConnectionId id) {
        return services.events()
                .list(page.caller().caller(), EventFilter.ALL.withConnection(id.value()), null, RECENT)
                .events();
    }

    private EventLine line(LoggedEvent event, Page page) {
        return EventLine.of(event, services.catalog(), page.texts());
    }

    /** The one step that brings the connection closer to work. */
    private static String next(
            IntegrationConnection connection, ProviderWords provider, TenantSettings settings, Texts texts) {
        CredentialInfo key = connection.credential();
        if (provider.needsKey() && key == null) {
            return texts.of("next.key", provider.label());
        }
        if (provider.needsKey() && key != null && key.state() != CredentialState.USABLE) {
            return texts.of("next.key.again", provider.label());
        }
        if (!provider.simulated() && connection.lastTest() == null) {
            return texts.of("next.test");
        }
        if (!provider.simulated() && TestLine.failed(connection)) {
            return texts.of("next.test.again");
        }
        if (!connection.enabled()) {
            return texts.of("next.enable");
        }
        String domain = DomainWords.of(connection.domain(), texts).name();
        if (!connection.active()) {
            return texts.of("next.activate", domain);
        }
        return settings.isEnabled(connection.domain()) ? "" : texts.of("next.flag", domain);
    }
}
