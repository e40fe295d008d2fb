package dev.keyport.registry;

import static dev.keyport.port.IntegrationDomain.ACCOUNTING;
import static dev.keyport.registry.RegistryFixture.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.ProviderSlug;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A provider is selected by somebody who saw what was selected. */
class SeenSelectionTest {

    private static final ProviderSlug KEYED = KeyedAccounting.SLUG;

    @AutoClose
    private final RegistryFixture keyport = new RegistryFixture();

    @Test
    void configure_nothingSeenAndNothingThere_selects() {
        assertThat(select(null, KEYED, "{}").providerSlug()).isEqualTo(KEYED);
    }

    @Test
    void configure_nothingSeenButSelectedMeanwhile_isRefused() {
        select(null, ProviderSlug.NOOP, "{}");

        assertConflict(() -> select(null, KEYED, "{}"));
        assertThat(active().provider()).isEqualTo(ProviderSlug.NOOP);
    }

    @Test
    void configure_seenIsStillThere_selectsAnotherAndKeepsWhatIsStored() {
        select(null, KEYED, "{\"region\":\"za\"}");
        select(seen(active()), ProviderSlug.NOOP, null);

        select(seen(active()), KEYED, null);

        assertThat(active().provider()).isEqualTo(KEYED);
        assertThat(active().configJson()).contains("za");
    }

    @Test
    void configure_seenHasChanged_isRefused() {
        select(null, ProviderSlug.NOOP, "{}");
        IntegrationConnection before = active();
        keyport.connections.enable(ACME, before.id(), null);

        assertConflict(() -> select(seen(before), KEYED, "{}"));
    }

    @Test
    void configure_anotherIsActiveBySameVersion_isRefused() {
        select(null, ProviderSlug.NOOP, "{}");
        ConnectionVersion other = new ConnectionVersion(
                keyport.connections.create(ACME, ACCOUNTING, KEYED, null, null).id(), active().version());

        assertConflict(() -> select(other, KEYED, null));
    }

    @Test
    void configure_providerConnectedMeanwhile_keepsItsConfiguration() {
        select(null, ProviderSlug.NOOP, "{}");
        ConnectionVersion seen = seen(active());
        keyport.connections.create(ACME, ACCOUNTING, KEYED, null, "{\"region\":\"za\"}");

        assertConflict(() -> select(seen, KEYED, "{}"));
    }

    private DomainConnection select(@Nullable ConnectionVersion seen, ProviderSlug provider, @Nullable String config) {
        return keyport.domains.configure(ACME, ACCOUNTING, seen, provider, config);
    }

    private IntegrationConnection active() {
        return keyport.connections.list(ACME, ACCOUNTING).stream()
                .filter(IntegrationConnection::active)
                .findFirst()
                .orElseThrow();
    }

    private static ConnectionVersion seen(IntegrationConnection connection) {
        return new ConnectionVersion(connection.id(), connection.version());
    }

    private static void assertConflict(ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOf(VersionConflictException.class);
    }
}
