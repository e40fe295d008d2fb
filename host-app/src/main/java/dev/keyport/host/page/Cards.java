package dev.keyport.host.page;

import dev.keyport.port.Caller;
import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.port.ProviderSlug;
import dev.keyport.registry.DomainUse;
import dev.keyport.registry.IntegrationConnection;
import dev.keyport.registry.TenantSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows the domains that are installed, as they are now. */
final class Cards {

    private static final List<IntegrationDomain> WITH_FLAG =
            List.of(IntegrationDomain.ACCOUNTING, IntegrationDomain.AI, IntegrationDomain.DOCUMENT_SIGNING);

    private final PageServices services;
    private final Panels panels;

    Cards(PageServices services, Panels panels) {
        this.services = services;
        this.panels = panels;
    }

    List<Card> all(Page page) {
        Caller caller = page.caller().caller();
        List<IntegrationConnection> connections = services.connections().list(caller);
        TenantSettings settings = services.settings().get(caller);
        Map<IntegrationDomain, UseCard> uses = page.mayConfigure() ? Map.of() : uses(page);
        return services.catalog().domains().stream()
                .map(domain -> card(page, domain, connections, settings))
                .map(card -> card.with(Optional.ofNullable(uses.get(card.domain()))))
                .toList();
    }

    /** What the person may use, by domain. */
    Map<IntegrationDomain, UseCard> uses(Page page) {
        return services.registry().usable(page.caller().caller()).stream()
                .collect(Collectors.toMap(
                        DomainUse::domain,
                        use -> UseCard.of(use, services.catalog(), page.texts()),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    Card one(Page page, IntegrationDomain domain) {
        if (!services.catalog().domains().contains(domain)) {
            throw Paths.nothing();
        }
        Caller caller = page.caller().caller();
        return card(
                page,
                domain,
                services.connections().list(caller, domain),
                services.settings().get(caller));
    }

    /** With another provider in the list than the one that serves. */
    Card choosing(Page page, IntegrationDomain domain, ProviderDescriptor provider) {
        Card card = one(page, domain);
        if (card.active()
                .map(panel -> panel.connection().provider().equals(provider.slug()))
                .orElse(false)) {
            return card;
        }
        boolean connected = isConnected(page, domain, provider.slug());
        ConfigForm form = connected ? ConfigForm.NONE : ConfigForm.blank(provider, page.texts());
        return card.with(new Card.Choice(ProviderWords.of(provider, page.texts()), form, connected));
    }

    boolean isConnected(Page page, IntegrationDomain domain, ProviderSlug provider) {
        return services.connections().list(page.caller().caller(), domain).stream()
                .anyMatch(connection -> connection.provider().equals(provider));
    }

    private Card card(
            Page page, IntegrationDomain domain, List<IntegrationConnection> connections, TenantSettings settings) {
        Optional<Panel> active = connections.stream()
                .filter(connection -> connection.active() && connection.domain().equals(domain))
                .findFirst()
                .map(connection -> panels.of(page, Place.CARD, connection, settings));
        return new Card(
                domain,
                DomainWords.of(domain, page.texts()),
                services.catalog().providers(domain).stream()
                        .map(provider -> ProviderWords.of(provider, page.texts()))
                        .toList(),
                active,
                Optional.empty(),
                Optional.empty(),
                WITH_FLAG.contains(domain) ? Optional.of(settings.isEnabled(domain)) : Optional.empty(),
                Optional.empty());
    }
}
