package dev.keyport.host.page;

import dev.keyport.port.CredentialKind;
import dev.keyport.port.ProviderDescriptor;
import dev.keyport.registry.CredentialInfo;
import dev.keyport.registry.CredentialState;
import dev.keyport.registry.IntegrationConnection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection as one place shows it. Immutable.
 *
 * @param descriptor empty when the adapter is not installed
 * @param used whether the organization uses what it is for, where that is shown with it
 * @param next what to do next; empty when nothing is to do
 * @param notice what just happened
 */
record Panel(
        Place place,
        IntegrationConnection connection,
        Optional<ProviderDescriptor> descriptor,
        ProviderWords provider,
        ConfigForm form,
        boolean used,
        String next,
        Optional<TestLine> test,
        Optional<EventLine> lastEvent,
        Optional<Notice> notice) {

    Badge badge() {
        return Badge.of(connection, descriptor, used);
    }

    /** Part of every id on the page that belongs to this connection. */
    String id() {
        return place.id(connection);
    }

    String path() {
        return Paths.connection(connection.id());
    }

    /** The organization's own name for it; empty for none. */
    String label() {
        return Optional.ofNullable(connection.label()).orElse("");
    }

    /** What tells it from others: its provider, behind the organization's own name when it has one. */
    String name() {
        return label().isEmpty() ? provider.label() : label() + " · " + provider.label();
    }

    /** What its page is called. */
    String title(Texts texts) {
        return texts.of(
                "connection.title",
                name(),
                DomainWords.of(connection.domain(), texts).name());
    }

    /** Whether it is switched on and its key keeps it from working. */
    boolean isStuck() {
        CredentialInfo key = key();
        return connection.enabled()
                && takesKey()
                && key != null
                && key.state() != null
                && key.state() != CredentialState.USABLE;
    }

    /** Whether there is a form of settings where it is shown. */
    boolean hasSettings() {
        return place == Place.CONNECTION || !form.fields().isEmpty();
    }

    /** Whether something about the settings has to be looked at. */
    boolean needsSettings() {
        return connection.configRefusal() != null
                || form.fields().stream().anyMatch(field -> field.error() != null || field.stored() != null);
    }

    /** Whether it is shown where another one can be made to serve the domain. */
    boolean canBeActivated() {
        return place == Place.CONNECTION && !connection.active();
    }

    @Nullable
    CredentialInfo key() {
        return connection.credential();
    }

    /** Whether a key can be entered. */
    boolean takesKey() {
        return provider.needsKey();
    }

    boolean isLogin() {
        return descriptor
                .flatMap(known -> known.authType().credentialKind())
                .map(kind -> kind == CredentialKind.BASIC)
                .orElse(false);
    }

    Panel with(ConfigForm other) {
        return new Panel(place, connection, descriptor, provider, other, used, next, test, lastEvent, notice);
    }

    Panel with(Notice what) {
        return new Panel(place, connection, descriptor, provider, form, used, next, test, lastEvent, Optional.of(what));
    }
}
