package dev.keyport.host.page;

import dev.keyport.port.IntegrationDomain;
import dev.keyport.port.ProviderSlug;
import dev.keyport.registry.ConnectionVersion;
import java.util.List;
import java.util.Optional;

/**
 * A domain on the page of all domains. Immutable.
 *
 * @param active the connection that serves it; empty when there is none
 * @param choice the provider that the list shows when it is not the active one: what would be selected
 * @param use what the person can use; empty for those who configure
 * @param flag whether the organization uses the domain at all; empty when it always does
 */
record Card(
        IntegrationDomain domain,
        DomainWords words,
        List<ProviderWords> providers,
        Optional<Panel> active,
        Optional<Choice> choice,
        Optional<UseCard> use,
        Optional<Boolean> flag,
        Optional<Notice> notice) {

    /**
     * A provider that is about to be selected.
     *
     * @param connected whether it is connected already: then its settings and its key are kept
     */
    record Choice(ProviderWords provider, ConfigForm form, boolean connected) {}

    Badge badge() {
        return active.map(Panel::badge).orElse(Badge.NOT_CONFIGURED);
    }

    String path() {
        return Paths.domain(domain);
    }

    boolean isChosen(ProviderSlug slug) {
        return choice.map(Choice::provider)
                .or(() -> active.map(Panel::provider))
                .map(provider -> provider.slug().equals(slug))
                .orElse(false);
    }

    /** What serves the domain, as the person sees it. */
    Optional<ConnectionVersion> seen() {
        return active.map(Panel::connection)
                .map(connection -> new ConnectionVersion(connection.id(), connection.version()));
    }

    Card with(Optional<UseCard> mayUse) {
        return new Card(domain, words, providers, active, choice, mayUse, flag, notice);
    }

    Card with(Notice what) {
        return new Card(domain, words, providers, active, choice, use, flag, Optional.of(what));
    }

    Card with(Choice other) {
        return new Card(domain, words, providers, active, Optional.of(other), use, flag, notice);
    }

    Card with(Panel other) {
        return new Card(domain, words, providers, Optional.of(other), Optional.empty(), use, flag, notice);
    }
}
